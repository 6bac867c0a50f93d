import Media

/// Compresses pictures that follow a key picture by what changes from one to the next.
///
/// A picture is one slice: macroblocks that stay are skipped, and those that change are predicted from the picture before
/// (or from where they were in it, when a camera moves) and coded as differences from that, in blocks of 4 × 4. The
/// encoder computes what a decoder will show, to the bit, and takes the next differences from there, so nothing drifts.
/// What has stood still for a moment is refined once.
///
/// All is done in integers: the bytes follow from the pictures alone.
struct DeltaEncoder: ~Copyable {
  private let syntax: DeltaSyntax
  private let quality: DeltaQuality
  /// The frame's size in samples; macroblocks may reach beyond it.
  private let (width, height): (Int, Int)
  /// What a decoder shows.
  let decoded: CodedPicture
  /// What it should show, as it was last asked for.
  private let wanted: CodedPicture
  /// What a decoder showed before a picture that moves.
  private let before: CodedPicture
  /// The macroblocks in which that is out of date; nil for all.
  private var stale: [Int]?
  private var coder: MacroblockCoder
  private let motion = MotionPrediction()
  /// A macroblock of which a part lies beyond the frame.
  private let cut = CodedPicture(columns: 1, rows: 1)
  private var tasks: MacroblockTasks

  /// Begins after a key picture.
  ///
  /// - Parameters:
  ///   - syntax: How slices begin.
  ///   - quality: The quantisers.
  ///   - decoded: What a decoder shows of the key picture.
  ///   - frame: What it should show; of the size of a frame.
  init(
    _ syntax: DeltaSyntax, _ quality: DeltaQuality, decoded: consuming CodedPicture, frame: borrowing PlanarFrame
  ) {
    let (columns, rows) = (decoded.samples.columns, decoded.samples.rows)
    (self.syntax, self.quality) = (syntax, quality)
    (width, height) = (frame.width, frame.height)
    self.decoded = decoded
    wanted = CodedPicture(columns: columns, rows: rows)
    before = CodedPicture(columns: columns, rows: rows)
    coder = MacroblockCoder(columns: columns, rows: rows)
    tasks = MacroblockTasks(count: columns * rows)
    // The key picture is as fine as what stands still: nothing of it is to be done.
    _ = take(frame, nil)
    tasks.clear()
  }

  /// The slice of frame `number`, as a NAL unit.
  ///
  /// - Parameters:
  ///   - frame: The picture.
  ///   - areas: All that may differ from the picture before; nil for everything. The bytes do not depend on it.
  ///   - motion: How far what moves has moved since the picture before.
  ///   - number: How many pictures of the chunk come before it.
  mutating func encode(
    _ frame: borrowing PlanarFrame, _ areas: [PixelRect]?, motion: MotionVector, number: Int
  ) -> [UInt8] {
    let changed = take(frame, areas)
    // Where little changes, it is not a camera that moves.
    let isCamera = Double(changed) > DeltaQuality.cameraShare * Double(tasks.count)
    return slice(changed: changed, isCamera ? motion : .zero, number)
  }

  /// The slice of frame `number` that shows the last picture once more, as a NAL unit.
  mutating func hold(number: Int) -> [UInt8] { slice(changed: 0, .zero, number) }

  /// Compares a frame with the last one, takes over what is different, and answers how many macroblocks that is.
  private mutating func take(_ frame: borrowing PlanarFrame, _ areas: [PixelRect]?) -> Int {
    let (wanted, width, height) = (wanted.samples, width, height)
    let areas = areas ?? [PixelRect(x: 0, y: 0, width: width, height: height)]
    var changed = 0
    frame.withPlanes { planes in
      guard let y = planes.y.baseAddress, let cb = planes.cb.baseAddress, let cr = planes.cr.baseAddress else { return }
      // They are lent for reading, and only read.
      let given = CodedPicture.Samples(
        columns: wanted.columns, rows: wanted.rows, y: UnsafeMutablePointer(mutating: y),
        cb: UnsafeMutablePointer(mutating: cb), cr: UnsafeMutablePointer(mutating: cr), stride: frame.lumaStride,
        chromaStride: frame.chromaStride)
      for area in areas {
        // Chroma just right of an area depends on it too.
        let across = (max(0, area.x) / 16)..<min(wanted.columns, (area.x + area.width + 1) / 16 + 1)
        let down = (max(0, area.y) / 16)..<min(wanted.rows, (area.y + area.height + 15) / 16)
        for row in down {
          for column in across where tasks[row &* wanted.columns &+ column] == .none {
            let (old, new) = (wanted.macroblock(column, row), given.macroblock(column, row))
            let (right, below) = (min(16, width &- 16 &* column), min(16, height &- 16 &* row))
            if right == 16, below == 16 {
              if old.equals(new) { continue }
              old.copy(new)
            } else {
              if old.equals(new, width: right, height: below) { continue }
              old.copy(new, width: right, height: below)
            }
            tasks[row &* wanted.columns &+ column] = .change
            changed &+= 1
          }
        }
      }
    }
    return changed
  }

  private mutating func slice(changed: Int, _ vector: MotionVector, _ number: Int) -> [UInt8] {
    let count = tasks.count
    tasks.chooseRefined()
    let quantizer = quality.changing(changed, of: count)
    coder.begin(syntax, number: number, quantizer: quantizer, motion: vector)
    if vector == .zero {
      codeInPlace(quantizer)
    } else {
      refreshBefore()
      codeMoved(quantizer, vector)
    }
    return coder.finish(of: count)
  }

  private mutating func refreshBefore() {
    let columns = decoded.samples.columns
    if let stale, stale.count < tasks.count {
      for index in stale {
        let (row, column) = (index / columns, index % columns)
        before.samples.macroblock(column, row).copy(decoded.samples.macroblock(column, row))
      }
    } else {
      before.copy(decoded)
    }
    stale = []
  }

  /// Codes a picture in which nothing is predicted from elsewhere.
  private mutating func codeInPlace(_ quantizer: Int) {
    let columns = decoded.samples.columns
    var index = tasks.next(from: 0)
    while index < tasks.count {
      let (row, column) = (index / columns, index % columns)
      let place = decoded.samples.macroblock(column, row)
      let isRefined = tasks[index] == .refine
      code(column, row, isRefined ? quality.still : quantizer, from: place, isMoved: false)
      tasks.finish(index)
      index = tasks.next(from: index &+ 1)
    }
  }

  /// Codes a picture in which macroblocks may have moved, and those around them would if nothing was said.
  private mutating func codeMoved(_ quantizer: Int, _ vector: MotionVector) {
    let (columns, rows) = (decoded.samples.columns, decoded.samples.rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row &* columns &+ column
        let task = tasks[index]
        let place = decoded.samples.macroblock(column, row)
        let movesIfSkipped = coder.movesIfSkipped(column, row)
        if task == .none, !movesIfSkipped { continue }
        motion.fetch(column, row, from: before.samples, moved: vector)
        if task == .change {
          let target = target(column, row, over: place)
          let isMoved = motion.fetched.distance(to: target) < place.distance(to: target)
          code(column, row, quantizer, from: isMoved ? motion.fetched : place, isMoved: isMoved)
        } else {
          // It stays: if it would move, that must show nothing, or it says that it stays.
          let isMoved = movesIfSkipped && motion.fetched.equals(place)
          if task == .refine {
            code(column, row, quality.still, from: place, isMoved: isMoved)
          } else {
            coder.keep(column, row, isMoved: isMoved)
          }
        }
        tasks.finish(index)
      }
    }
  }

  /// What a macroblock should be; beyond the frame it is what it is predicted to be.
  private func target(_ column: Int, _ row: Int, over prediction: MacroblockSamples) -> MacroblockSamples {
    let target = wanted.samples.macroblock(column, row)
    let (right, below) = (min(16, width &- 16 &* column), min(16, height &- 16 &* row))
    if right == 16, below == 16 { return target }
    let cut = cut.samples.macroblock(0, 0)
    cut.copy(prediction)
    cut.copy(target, width: right, height: below)
    return cut
  }

  private mutating func code(
    _ column: Int, _ row: Int, _ quantizer: Int, from prediction: MacroblockSamples, isMoved: Bool
  ) {
    stale?.append(row &* decoded.samples.columns &+ column)
    let target = target(column, row, over: prediction)
    coder.code(
      column, row, target, from: prediction, to: decoded.samples.macroblock(column, row), quantizer, isMoved: isMoved)
  }
}
