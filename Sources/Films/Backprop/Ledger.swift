import Drawing

/// Where the ledger's lines stand across the network's axis: the stored δ next to the network, then the gradients.
///
/// On a wide picture the lines are rows below the network; on a square or tall one they are columns beside it, or one
/// column where layers of many neurons need the room.
struct Ledger: Hashable, Sendable {
  /// The middle of the cells for δ, across the axis.
  let stored: Double
  /// The middle of the cards for gradients, across the axis.
  let gradient: Double
  /// How large a cell for δ is.
  let cell: Size
  /// How large a card for a gradient is.
  let card: Size

  /// A width and a height, in pixels.
  struct Size: Hashable, Sendable {
    let width: Double
    let height: Double

    /// A box of this size around a point.
    func around(_ center: Point) -> Rect {
      Rect(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height)
    }
  }

  /// How high the parts of a wide picture's stage are: above the network for names, below it for the ledger.
  struct Rows: Hashable, Sendable {
    /// From the stage's upper end to the network.
    private(set) var above: Double
    /// Between the network and the cells of δ.
    private(set) var zone: Double
    /// Between the cells of δ and the gradients' cards.
    private(set) var gutter: Double
    /// The height of the cells.
    let cell: Double
    /// The height of the cards.
    let card: Double
    /// What is kept free at the foot, for a note.
    let foot: Double

    /// What they are where there is neither room to spare nor want of it.
    init(_ stage: Rect, _ unit: Double, isChain: Bool, scrolls: Bool, isTall: Bool) {
      above = 64 * unit
      // A chain has prediction and target on their scale there.
      zone = (isChain ? 116 : 26) * unit
      // What a high cell takes, gutter and cards give.
      gutter = (isChain ? 38 : isTall ? 20 : 32) * unit
      cell = (isChain ? 72 : isTall ? 78 : 56) * unit
      card = (isChain ? 88 : isTall ? 50 : 60) * unit
      // A chain that is all in view has room to spare.
      foot = (isChain && !scrolls ? 0 : 30) * unit
    }

    /// All that is below the network.
    var below: Double { zone + cell + gutter + card + foot }

    /// Shares out what a network leaves of a height, or takes from the gaps what is wanting.
    mutating func spread(_ height: Double) {
      let spare = height - above - below
      let share = spare < 0 ? max(spare, -0.8 * (above + zone + gutter)) : min(spare, 1.1 * (above + zone))
      let (most, gaps) = (share * (spare < 0 ? 1 : 0.62), above + zone + gutter)
      if spare < 0 {
        (above, zone, gutter) = (above + most * above / gaps, zone + most * zone / gaps, gutter + most * gutter / gaps)
      } else {
        (above, zone, gutter) = (above + 0.44 * most, zone + 0.34 * most, gutter + 0.22 * most)
      }
    }
  }

  /// Two rows below a network that ends at `edge`.
  init(below edge: Double, _ rows: Rows, _ unit: Double, spacing: Double, isChain: Bool) {
    stored = edge + rows.zone + rows.cell / 2
    gradient = stored + rows.cell / 2 + rows.gutter + rows.card / 2
    let width = min(
      (isChain ? 284 : 340) * unit, isChain ? max(0.7 * spacing, spacing - 76 * unit) : spacing - 24 * unit)
    cell = Size(width: width, height: rows.cell)
    card = Size(width: width, height: rows.card)
  }

  /// Columns beside a network that ends at `edge`.
  init(beside edge: Double, _ stage: Rect, _ unit: Double, spacing: Double, isChain: Bool, isTall: Bool) {
    let left = isChain ? edge + 52 * unit : max(edge + 28 * unit, stage.maxX - 296 * unit)
    let room = stage.maxX - left
    let high = spacing - 2 * 10 * unit
    if isChain {
      let gutter = 44 * unit
      let width = min((room - gutter) / 2, 260 * unit)
      // Both columns together in the middle of what is free.
      let start = left + (room - gutter - 2 * width) / 3
      cell = Size(width: width, height: min(68 * unit, 0.62 * high))
      card = Size(width: width, height: min(92 * unit, high))
      (stored, gradient) = (start + width / 2, start + width + gutter + width / 2)
    } else {
      let half = 0.5 * spacing - 14 * unit
      cell = Size(width: room, height: min((isTall ? 84 : 56) * unit, half))
      card = Size(width: room, height: min(60 * unit, half))
      (stored, gradient) = (left + room / 2, left + room / 2)
    }
  }
}
