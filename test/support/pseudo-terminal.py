"""Runs a program in a terminal of its own: types each line once the prompt has come, and prints all that is shown."""

import fcntl, json, os, pty, select, struct, sys, termios, time

given = json.loads(sys.argv[1])
pid, screen = pty.fork()
if pid == 0:
    os.execve(given["argv"][0], given["argv"], given["env"])
fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, given["columns"], 0, 0))
lines, shown, seen, end = list(given["lines"]), "", 0, time.time() + 60
while time.time() < end:
    if not select.select([screen], [], [], 0.1)[0]:
        continue
    try:
        read = os.read(screen, 65536)
    except OSError:
        break
    if not read:
        break
    shown += read.decode("utf8", "replace")
    if lines and given["prompt"] in shown[seen:]:
        seen = len(shown)
        os.write(screen, (lines.pop(0) + "\r").encode())
sys.stdout.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
