import Delivery
import Letters
import Settings
import Testing

@testable import clickpostd

struct DaemonSettingsTests {
    @Test func theDefaultsAreThePolicys() {
        #expect(Settings().retryPolicy == RetryPolicy())
    }

    /// Fault tests need pauses of milliseconds: each time of the policy can be set, and far below its default.
    @Test func everyTimeOfThePolicyIsASetting() {
        let text = """
            [delivery]
            retry-least = "1 ms"
            retry-first = "2 ms"
            retry-longest = "3 ms"
            transfer-pauses = ["4 ms", "5 ms"]
            retry-after-longest = "6 ms"
            probe-first = "7 ms"
            probe-longest = "8 ms"
            certificate-probe = "9 ms"
            event-pause = "10 ms"
            event-gap = "11 ms"
            idle = "12 ms"
            ask-pause = "13 ms"
            received-timeout = "14 ms"
            warn-after = "15 ms"
            alarm-after = "16 ms"
            hold-after = "17 ms"
            event-wait = "1 s"
            uploads-at-once = 1
            chunk = "64 KiB"
            largest-chunk = "128 KiB"
            small-submission = "2 KiB"
            [local]
            cancel-wait = "18 ms"
            """
        let (settings, faults) = SettingsFile.parse(text, path: "f")
        #expect(faults.isEmpty, "\(faults)")
        let (changed, standard) = (Mirror(reflecting: settings.retryPolicy), Mirror(reflecting: RetryPolicy()))
        for (now, before) in zip(changed.children, standard.children) {
            #expect("\(now.value)" != "\(before.value)", "no setting changes \(now.label ?? "")")
        }
    }
}
