public import Documents
public import Letters
public struct InspectionInput: Sendable { public var name: String; public var descriptor: Int32; public var size: Int64
  public init(name: String, descriptor: Int32, size: Int64) { self.name = name; self.descriptor = descriptor; self.size = size } }
public struct Inspector: Sendable { public init(workers: WorkerPool) {}
  public func inspect(_ inputs: [InspectionInput], options: Options, submitted: BelgianTime, optionFindings: [Status]) throws(Status) -> Verdict { Verdict(documents: [], options: options, letters: [], findings: optionFindings) } }
