/// The answer to a backend called without arguments: device class, URI, make and model, info, device id, location.
enum Discovery {
    static let line = """
        network clickpost:/ "ClickPost Letters" "Click & Post (hybrid mail)" "MFG:ClickPost;MDL:Letters;CMD:PDF;" ""
        """
}
