import Foundation
import Readers

// The program that libFuzzer leads (llvm.org/docs/LibFuzzer.html): BEATFRAME_READER says which reader is tried.

private let reader: Reader = {
  let name = ProcessInfo.processInfo.environment["BEATFRAME_READER"] ?? ""
  guard let reader = Reader.named(name) else { fatalError("BEATFRAME_READER: there is no reader \(name)") }
  return reader
}()

/// Tries some bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  _ = reader.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
