import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What is to be known of the terminal that the process writes to.
public enum Terminal {
    /// Narrower than this no page of help can be laid out.
    private static let fewestColumns = 50

    /// Whether it understands control sequences. Source: terminfo(5), the entry `dumb`.
    static var takesControlSequences: Bool { ProcessEnvironment.value(of: "TERM")?.isExactly("dumb") != true }

    /// Its width: what `COLUMNS` says, as POSIX has it (XBD 8.3), else what the terminal does; nil where neither does.
    public static func columns(of descriptor: Int32) -> Int? {
        if let given = ProcessEnvironment.value(of: "COLUMNS").flatMap({ DecimalText.natural($0) }), given > 0 {
            return given
        }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Lets help be laid out for no fewer columns than it takes: the argument parser, which asks `COLUMNS` too, can't lay
    /// it out for fewer.
    public static func widenForHelp() {
        // It takes any number, also those that are no width.
        if let given = ProcessEnvironment.value(of: "COLUMNS"), DecimalText.natural(given) ?? 0 == 0 {
            unsetenv("COLUMNS")
        }
        guard let columns = columns(of: 1) ?? columns(of: 2), columns < fewestColumns else { return }
        setenv("COLUMNS", String(fewestColumns), 1)
    }
}
