"""Options that say something wherever they are given."""

import click


class Command(click.Command):
    """A command that refuses an empty value, as a variable leaves that a script has not set."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read options and arguments; raises a usage error."""
        refuse_empty(self, ctx, args)
        return super().parse_args(ctx, args)


def refuse_empty(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    """Raise a usage error where one of a command's options has an empty value."""
    given, _, options = command.make_parser(ctx).parse_args(list(args))
    for option in options:
        value = given.get(option.name or "")
        if isinstance(option, click.Option) and isinstance(value, str) and not value.strip():
            raise click.BadParameter("it is empty.", ctx, option)
