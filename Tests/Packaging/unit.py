#!/usr/bin/env python3
"""Runs a systemd service where no systemd is: its user, its folders, and its restrictions as far as the kernel can be asked for them.

    unit.py UNIT [--keep FOLDER]… [--command PROGRAM ARGUMENT…]

Applied: User, Group, UMask, LimitNOFILE, LimitCORE, ConditionPathExists (waited for), RuntimeDirectory, StateDirectory, ConfigurationDirectory,
ProtectSystem=strict, ProtectHome, PrivateTmp (unless a kept folder is below /tmp), CapabilityBoundingSet= (all dropped),
NoNewPrivileges, SystemCallFilter with SystemCallErrorNumber, RestrictAddressFamilies, MemoryDenyWriteExecute, RestrictNamespaces.
Not applied: the rest. Needs root, libseccomp2, util-linux and `systemd-analyze` for the names of the filters' groups.
--keep leaves a folder writable; --command replaces ExecStart. Ends with the program's own exit status.
"""

import argparse
import ctypes
import errno
import grp
import os
import pwd
import resource
import subprocess
import sys
import time
from pathlib import Path

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 24, 38
NE, EQ, MASKED_EQ = 1, 4, 7
FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16}
PROT_WRITE, PROT_EXEC = 2, 4
# CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
NAMESPACES = 0x80 | 0x20000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000


class Comparison(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


def read(path: Path) -> dict:
    """Section.Key → the values in order."""
    settings, section = {}, ""
    for line in path.read_text("utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line and line[0] not in "#;":
            key, value = line.split("=", 1)
            settings.setdefault(f"{section}.{key}", []).append(value)
    return settings


class Unit:
    def __init__(self, path: Path):
        self.settings = read(path)

    def one(self, key, standard=""):
        return self.settings.get(f"Service.{key}", [standard])[-1]

    def says(self, key) -> bool:
        return self.one(key) in ("yes", "true", "on", "1")


def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


def folders(unit: Unit, user) -> list:
    made = []
    for key, parent in (("RuntimeDirectory", "/run"), ("StateDirectory", "/var/lib"), ("ConfigurationDirectory", "/etc")):
        for name in unit.one(key).split():
            folder = Path(parent) / name
            if not folder.exists():
                folder.mkdir(mode=0o755)
            if key != "ConfigurationDirectory":
                folder.chmod(int(unit.one(f"{key}Mode", "0755"), 8))
                os.chown(folder, user.pw_uid, user.pw_gid)
                made.append(folder)
    return made


def hide(unit: Unit, writable: list):
    """A view of the file system of its own: everything is for reading, but what is the service's."""
    mount("--make-rprivate", "/")
    if unit.says("PrivateTmp") and not any(Path("/tmp") in path.parents for path in writable):
        for folder in ("/tmp", "/var/tmp"):
            mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", folder)
    if unit.says("ProtectHome"):
        for folder in ("/home", "/root", "/run/user"):
            # Programs under test may stand in a home.
            if Path(folder).is_dir() and not any(Path(folder) in path.parents for path in writable):
                mount("-t", "tmpfs", "-o", "mode=755,ro", "tmpfs", folder)
    if unit.one("ProtectSystem") == "strict":
        for folder in writable:
            mount("--bind", folder, folder)
        for name in ("bin", "boot", "etc", "home", "lib", "lib64", "opt", "sbin", "srv", "usr", "var"):
            folder = Path("/") / name
            if folder.is_dir() and not folder.is_symlink():
                mount("--rbind", folder, folder)
                mount("-o", "remount,bind,ro", folder)
        for folder in writable:
            if any(Path("/") / name in folder.parents for name in ("var", "opt", "srv", "home")):
                mount("--bind", folder, folder)
                mount("-o", "remount,bind,rw", folder)


def calls(group: str, known={}) -> set:
    """The system calls of a name: its own, or of a group that systemd knows."""
    if not group.startswith("@"):
        return {group}
    if group not in known:
        text = subprocess.run(["systemd-analyze", "syscall-filter", group], check=True, capture_output=True, text=True).stdout
        words = [line.strip() for line in text.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]
        known[group] = set().union(*(calls(word) for word in words))
    return known[group]


def filter_calls(unit: Unit):
    allowed = set()
    for value in unit.settings.get("Service.SystemCallFilter", []):
        names = set().union(*(calls(word) for word in value.lstrip("~").split()))
        allowed = allowed - names if value.startswith("~") else allowed | names
    if not allowed:
        return
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    denied = ERRNO | getattr(errno, unit.one("SystemCallErrorNumber", "EPERM"))
    context = ctypes.c_void_p(library.seccomp_init(denied))

    def allow(name, *comparisons):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number == -1:
            return
        array = (Comparison * max(1, len(comparisons)))(*comparisons)
        code = library.seccomp_rule_add_array(context, ALLOW, number, len(comparisons), array)
        if code not in (0, -errno.EDOM, -errno.EFAULT):
            raise OSError(-code, f"seccomp: {name}")

    conditions = {}
    if unit.one("RestrictAddressFamilies"):
        conditions["socket"] = [(Comparison(0, EQ, FAMILIES[name], 0),) for name in unit.one("RestrictAddressFamilies").split()]
    if unit.says("MemoryDenyWriteExecute"):
        conditions["mmap"] = [(Comparison(2, MASKED_EQ, PROT_EXEC, 0),), (Comparison(2, MASKED_EQ, PROT_WRITE, 0),)]
        for name in ("mprotect", "pkey_mprotect"):
            conditions[name] = [(Comparison(2, MASKED_EQ, PROT_EXEC, 0),)]
    if unit.says("RestrictNamespaces"):
        # clone3's flags stand in memory, where a filter cannot look: the C library then takes clone.
        conditions |= {"clone3": [], "unshare": [], "setns": [], "clone": [(Comparison(0, MASKED_EQ, NAMESPACES, 0),)]}
    for name in allowed:
        for comparisons in conditions.get(name, [()]):
            allow(name, *comparisons)
    if "clone3" in conditions:
        number = library.seccomp_syscall_resolve_name(b"clone3")
        library.seccomp_rule_add_array(context, ERRNO | errno.ENOSYS, number, 0, None)
    code = library.seccomp_load(context)
    if code:
        raise OSError(-code, "seccomp_load")


def prctl(*arguments):
    if ctypes.CDLL(None, use_errno=True).prctl(*map(ctypes.c_ulong, arguments)) != 0:
        raise OSError(ctypes.get_errno(), f"prctl{arguments}")


def confine(unit: Unit, user, group):
    for name, kind in (("LimitNOFILE", resource.RLIMIT_NOFILE), ("LimitCORE", resource.RLIMIT_CORE)):
        if unit.one(name):
            resource.setrlimit(kind, (int(unit.one(name)),) * 2)
    os.umask(int(unit.one("UMask", "0022"), 8))
    if "Service.CapabilityBoundingSet" in unit.settings and not unit.one("CapabilityBoundingSet"):
        last = int(Path("/proc/sys/kernel/cap_last_cap").read_text())
        for capability in range(last + 1):
            prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    os.setgroups(os.getgrouplist(user.pw_name, group.gr_gid))
    os.setgid(group.gr_gid)
    os.setuid(user.pw_uid)
    if unit.says("NoNewPrivileges"):
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    filter_calls(unit)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("unit", type=Path)
    parser.add_argument("--keep", type=Path, action="append", default=[])
    parser.add_argument("--user")
    parser.add_argument("--command", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    if "UNIT_IN_NAMESPACE" not in os.environ:
        os.environ["UNIT_IN_NAMESPACE"] = "1"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, __file__, *sys.argv[1:]])
    del os.environ["UNIT_IN_NAMESPACE"]
    unit = Unit(given.unit)
    for path in unit.settings.get("Unit.ConditionPathExists", []):
        while given.command is None and not Path(path).exists():
            time.sleep(0.1)
    user = pwd.getpwnam(given.user or unit.one("User"))
    group = grp.getgrgid(user.pw_gid) if given.user else grp.getgrnam(unit.one("Group"))
    command = given.command or unit.one("ExecStart").split()
    writable = given.keep + (folders(unit, user) if given.command is None else [])
    # Asked while programs may still be started.
    for value in unit.settings.get("Service.SystemCallFilter", []):
        for word in value.lstrip("~").split():
            calls(word)
    hide(unit, writable)
    confine(unit, user, group)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
