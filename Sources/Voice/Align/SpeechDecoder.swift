internal import CPocketSphinx
import Foundation

/// A decoder of PocketSphinx: the best path of a piece of sound through a grammar.
///
/// The corresponding C type is `ps_decoder_t`.
struct SpeechDecoder: ~Copyable {
  /// One token of a path, and where it lies.
  struct Segment {
    let token: String
    /// The first frame and the last one.
    let frames: ClosedRange<Int>
    /// The acoustic score of a frame: 0 for sound just as the model has it, negative otherwise.
    let score: Double
  }

  private let pointer: OpaquePointer
  private let configuration: OpaquePointer

  /// The library writes what it does to the standard error stream of all threads, unless it is asked once not to.
  private static let isSilent: Void = { err_set_logfp(nil) }()

  /// Loads the model.
  ///
  /// - Parameter beam: How much less likely than the best a path may be without being given up; 0 gives up none.
  init(model: String, beam: String) throws(AlignerError) {
    _ = Self.isSilent
    let options = [
      "aligner", "-hmm", model + "/en-us", "-remove_silence", "no", "-cmn", "batch", "-dither", "no", "-beam", beam,
      "-wbeam", beam, "-pbeam", beam, "-maxhmmpf", "-1", "-bestpath", "no", "-wip", "1", "-pip", "1", "-lw", "3",
      "-fsgusefiller", "no",
    ]
    var arguments: [UnsafeMutablePointer<CChar>?] = options.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    guard let configuration = cmd_ln_parse_r(nil, ps_args(), Int32(options.count), &arguments, 1) else {
      throw .library("cmd_ln_parse_r")
    }
    guard let pointer = ps_init(configuration) else {
      cmd_ln_free_r(configuration)
      throw .library("ps_init")
    }
    (self.pointer, self.configuration) = (pointer, configuration)
  }

  deinit {
    ps_free(pointer)
    cmd_ln_free_r(configuration)
  }

  /// Adds tokens, each with the ways in which it may sound.
  func add(_ tokens: [(name: String, sounds: [[String]])]) throws(AlignerError) {
    let all = tokens.flatMap { token in
      token.sounds.enumerated().map { number, phones in
        (number == 0 ? token.name : "\(token.name)(\(number + 1))", phones.joined(separator: " "))
      }
    }
    for (number, token) in all.enumerated() {
      guard ps_add_word(pointer, token.0, token.1, number == all.count - 1 ? 1 : 0) >= 0 else {
        throw .library("ps_add_word(\(token.1))")
      }
    }
  }

  /// The best path through a grammar; empty when there is none.
  func path(through grammar: String, _ samples: [Int16]) throws(AlignerError) -> [Segment] {
    var text = Array(grammar.utf8)
    let file = fmemopen(&text, text.count, "r")
    defer { fclose(file) }
    guard let fsg = fsg_model_read(file, ps_get_logmath(pointer), 3) else { throw .library("fsg_model_read") }
    defer { fsg_model_free(fsg) }
    guard ps_set_fsg(pointer, "align", fsg) >= 0, ps_set_search(pointer, "align") >= 0 else {
      throw .library("ps_set_fsg")
    }
    guard ps_start_utt(pointer) >= 0, ps_process_raw(pointer, samples, samples.count, 0, 1) >= 0,
      ps_end_utt(pointer) >= 0
    else { throw .library("ps_process_raw") }
    var segments: [Segment] = []
    guard ps_get_hyp(pointer, nil) != nil else { return [] }
    var item = ps_seg_iter(pointer)
    while let current = item {
      var (first, last, score): (Int32, Int32, Int32) = (0, 0, 0)
      ps_seg_frames(current, &first, &last)
      _ = ps_seg_prob(current, &score, nil, nil)
      if let token = ps_seg_word(current), last >= first {
        segments.append(
          Segment(
            token: String(cString: token), frames: Int(first)...Int(last),
            score: Double(score) / Double(last - first + 1)
          ))
      }
      item = ps_seg_next(current)
    }
    return segments
  }
}
