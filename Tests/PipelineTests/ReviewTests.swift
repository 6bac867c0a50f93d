import Review
import Foundation
import Testing
import Timeline

@testable import Pipeline

@Suite("the review of a film")
struct ReviewTests {
  /// Titles in the ground's colour, and a beat that is too short for its words.
  private func project() throws -> Project {
    try Support.project(
      size: "640x360",
      more: Support.short + ##", "say": {"end": "Bye."}, "tokens": {"ink": "#0F131A"}"##)
  }

  @Test("has findings of layout and of pixels, in the order of their times")
  func findings() async throws {
    let review = try await Review(try project(), jobs: 2)
    #expect(review.findings.map(\.frame) == review.findings.map(\.frame).sorted())
    #expect(review.findings.contains { if case .lowContrast = $0.fault { $0.text == "A film" } else { false } })
    #expect(review.findings.contains { if case .tooBrief = $0.fault { true } else { false } })
    #expect(review.lines.count == review.findings.count)
    #expect(review.lines.allSatisfy { $0.hasPrefix("warning: ") })
  }

  @Test("is in the report's JSON, with what the timeline was warned of")
  func json() async throws {
    let project = try project()
    let review = try await Review(project, jobs: 2)
    let text = BeatReport(project, review: review).json
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let warnings = try #require(object["warnings"] as? [[String: Any]])
    #expect(warnings.count == review.findings.count + 1)
    #expect(warnings[0]["kind"] as? String == "timeline")
    #expect(warnings[0]["path"] as? String == "say[\"end\"]")
    for (warning, (finding, line)) in zip(warnings.dropFirst(), zip(review.findings, review.lines)) {
      #expect(warning["beat"] as? String == finding.beat.description)
      #expect(warning["frame"] as? Int == finding.frame)
      #expect(warning["text"] as? String == finding.text)
      #expect("warning: \(warning["message"] ?? "")" == line)
      switch finding.fault {
      case .tooBrief(let seconds, let needed):
        #expect(warning["kind"] as? String == "tooBrief")
        #expect(abs((warning["measured"] as? Double ?? 0) - seconds) < 1e-12)
        #expect(abs((warning["needed"] as? Double ?? 0) - needed) < 1e-12)
      case .lowContrast(let ratio, _):
        #expect(warning["kind"] as? String == "lowContrast")
        #expect(warning["measured"] as? Double == ratio && warning["needed"] as? Double == 4.5)
      default: #expect(warning["needed"] is Double)
      }
    }
    // Without a review, there is nothing to say of it.
    #expect(!BeatReport(project).json.contains("warnings"))
  }
}
