"""Which file systems hide from a program what other machines do to their files."""

import os
import re
from pathlib import Path

NETWORK = {
    *("9p", "afs", "ceph", "cifs", "drvfs", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs"),
    *("smb3", "smbfs", "vboxsf", "virtiofs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone"),
    *("fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse"),
}
"""Types, as in the third column of `/proc/mounts`, of drives that others can write to unnoticed."""


def network_filesystem(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the type of the network file system that holds `path`, or nothing.

    Systems without a table of mounts, such as macOS, count as having none.
    """
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return ""
    place = f"{os.path.realpath(path)}/"
    nearest, kind = "", ""
    for line in table.splitlines():
        _, point, this_kind, *_ = line.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)
        # Of two mounts on one point the later one hides the other.
        if place.startswith(f"{point.rstrip('/')}/") and len(point) >= len(nearest):
            nearest, kind = point, this_kind
    return kind if kind in NETWORK else ""
