import FlyingFox
import Foundation
import Pipeline
import Text

/// What the studio answers a request with.
enum Answer {
  /// JSON.
  case json(JSONText)
  /// A file of some kind.
  case bytes([UInt8], type: String)
  /// A part of something longer, made as it is read.
  case part(any PartialContent, range: Range<Int>, isWhole: Bool, type: String)
  /// A WebSocket.
  case upgraded(HTTPResponse)
  /// Something is wrong; why.
  case refused(status: Int, String, fields: [(key: String, value: JSONText)] = [])
  /// Elsewhere.
  case elsewhere(String, cookie: String)

  /// The answer as HTTP has it.
  var response: HTTPResponse {
    var response: HTTPResponse
    switch self {
    case .json(let value): response = Self.response(.ok, Data(value.line.utf8), "application/json")
    case .bytes(let bytes, let type): response = Self.response(.ok, Data(bytes), type)
    case .part(let content, let range, let isWhole, let type):
      response = HTTPResponse(
        statusCode: isWhole ? .ok : .partialContent,
        body: HTTPBodySequence(from: content.bytes(range), count: range.count, suggestedBufferSize: 1 << 16))
      response.headers[.contentType] = type
      response.headers[.acceptRanges] = "bytes"
      if !isWhole {
        response.headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(content.count)"
      }
    case .upgraded(let upgraded): return upgraded
    case .refused(let status, let words, let fields):
      let body = JSONText.object([("message", .string(words))] + fields).line
      response = Self.response(HTTPStatusCode(status, phrase: "Refused"), Data(body.utf8), "application/json")
    case .elsewhere(let path, let cookie):
      response = Self.response(.seeOther, Data(), "text/plain")
      response.headers[.location] = path
      response.headers[.setCookie] = cookie
    }
    for (name, value) in Gate.headers { response.headers[HTTPHeader(name)] = value }
    return response
  }

  private static func response(_ status: HTTPStatusCode, _ body: Data, _ type: String) -> HTTPResponse {
    var response = HTTPResponse(
      statusCode: status, body: HTTPBodySequence(data: body, suggestedBufferSize: 1 << 18))
    response.headers[.contentType] = type
    return response
  }
}

/// Something of which any part can be read by itself.
protocol PartialContent: Sendable {
  /// How many bytes it has.
  var count: Int { get }
  /// Some of them.
  func bytes(_ range: Range<Int>) -> ContentPart
}
