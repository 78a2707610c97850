import Glibc
import Printing

// Frames one document for the backend; judges nothing. A failing filter would leave the job stopped with no reason, so
// what goes wrong here is left to the missing end mark, and the backend says it in words.
signal(SIGPIPE, SIG_IGN)
exit(Framing.run(CommandLine.arguments, ProcessEnvironment.read()))
