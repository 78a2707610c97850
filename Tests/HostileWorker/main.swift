// A program in the worker's place that does what a worker taken over by a document might do. The first line of the "document" on
// descriptor 0 says what. For tests only: it is no product and is not installed.
import CLinux
import Confinement
import Documents
import Glibc
import Letters

func say(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}

func say(_ message: WorkerMessage) { say(message.encoded()) }

func page(_ number: Int, _ characters: [PageCharacter]? = nil, width: Double = 210, ink: Double? = nil) -> WorkerMessage
{
    .page(PageFacts(number: number, size: PaperSize(width: width, height: 297), characters: characters, ink: ink))
}

func end(_ pages: Int) -> WorkerMessage { .end(pages: pages, features: [], fontsNotEmbedded: []) }

/// Each line: what was tried, and `done` or the error's number.
func attempt(_ name: String, _ body: () -> Int32) {
    errno = 0
    let result = body()
    say(Array("\(name) \(result >= 0 ? "done" : "\(errno)")\n".utf8))
}

func attempts() {
    attempt("open-passwd") { open("/etc/passwd", O_RDONLY) }
    attempt("open-own-memory") { open("/proc/self/mem", O_RDONLY) }
    attempt("list-root") { open("/", O_RDONLY | O_DIRECTORY) }
    attempt("open-fonts") { open("/etc/fonts/fonts.conf", O_RDONLY) }
    attempt("create") { creat("/tmp/clickpost-hostile-\(getpid())", 0o600) }
    attempt("write-null") { open("/dev/null", O_WRONLY) }
    attempt("socket") { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
    attempt("unix-socket") { socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) }
    attempt("signal-parent") { kill(getppid(), 0) }
    attempt("make-code") {
        mmap(nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0
    }
    attempt("set-limit") {
        var bounds = rlimit(rlim_cur: 32, rlim_max: 32)
        return setrlimit(Int32(RLIMIT_NOFILE.rawValue), &bounds)
    }
    attempt("second-process") {
        var child: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
        errno = posix_spawn(&child, "/bin/true", nil, nil, &arguments, nil)
        return errno == 0 ? 0 : -1
    }
    attempt("descriptors") {
        // Everything but 0, 1 and 2 must be closed.
        for descriptor in Int32(3)..<256 where fcntl(descriptor, F_GETFD) >= 0 { return descriptor }
        errno = EBADF
        return -1
    }
}

var line = [UInt8](repeating: 0, count: 64)
let count = pread(0, &line, 64, 0)
let order = String(decoding: line.prefix(max(count, 0)).prefix { $0 != 10 }, as: UTF8.self)

switch order {
case "attempts-free": attempts()
case "attempts-confined", "execute-confined":
    do {
        try Confinement.enter(limits: .standard, documentSize: 64, writes: false)
    } catch {
        say(Array("confinement failed: \(error)\n".utf8))
        exit(9)
    }
    if order == "attempts-confined" {
        attempts()
    } else {
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
        execve("/bin/true", &arguments, environ)
        say(Array("execve \(errno)\n".utf8))
    }
case "hang": while true { sleep(100) }
case "flood": while true { say(.progress) }
case "hang-after-end":
    say(page(1))
    say(end(1))
    close(1)
    while true { sleep(100) }
case "crash":
    say(page(1))
    raise(SIGKILL)
case "crash-after-end":
    say(page(1))
    say(end(1))
    abort()
case "exit":
    say(page(1))
    say(end(1))
    exit(3)
case "silent": break
case "no-end": say(page(1))
case "garbage": say([UInt8](repeating: 0xff, count: 1000))
case "huge": say([2, 0xff, 0xff, 0xff, 0x7f])
case "not-finite":
    say(page(1, width: .infinity))
    say(end(1))
case "ink":
    say(page(1, ink: 7))
    say(end(1))
case "twice":
    say(page(1))
    say(page(1))
    say(end(2))
case "fewer":
    say(page(1))
    say(end(2))
case "unasked":
    say(page(1, []))
    say(end(1))
case "after-end":
    say(page(1))
    say(end(1))
    say(page(2))
case "many-characters":
    let box = Box(x0: 1, y0: 1, x1: 2, y1: 2)
    say(page(1, Array(repeating: PageCharacter(text: "x", box: box), count: 30_000)))
    say(end(1))
case "bad-text":
    // One character of one byte that is no UTF-8, in an otherwise right page.
    let box = Box(x0: 1, y0: 1, x1: 2, y1: 2)
    var frame = page(1, [PageCharacter(text: "x", box: box)]).encoded()
    frame[frame.count - 5] = 0xff
    say(frame)
    say(end(1))
case "environment":
    var names: [String] = []
    var entry = environ
    while let text = entry.pointee {
        names.append(String(cString: text))
        entry += 1
    }
    say(.end(pages: 0, features: [], fontsNotEmbedded: names))
    exit(3)
default: exit(4)
}
