import Testing

@testable import Media

@Suite("memory of pictures is kept for the next")
struct PictureMemoryTests {
  @Test("what is given back comes again, of its own size alone")
  func kept() {
    let store = PictureMemory(limit: 8 << 20)
    let size = 3 << 20
    let first = store.allocate(byteCount: size)
    let address = first.baseAddress
    store.free(first)
    let other = store.allocate(byteCount: size + 64)
    let second = store.allocate(byteCount: size)
    let third = store.allocate(byteCount: size)
    #expect(second.baseAddress == address && second.count == size)
    #expect(other.baseAddress != address && third.baseAddress != address)
    for memory in [other, second, third] {
      #expect(UInt(bitPattern: memory.baseAddress) % 64 == 0)
    }
    // There is room for two, and the other's makes room for them.
    for memory in [other, second, third] { store.free(memory) }
    let next = [store.allocate(byteCount: size), store.allocate(byteCount: size)]
    #expect(Set(next.map(\.baseAddress)) == [address, third.baseAddress])
    for memory in next { store.free(memory) }
  }

  @Test("a new picture shows nothing of the one before it")
  func cleared() {
    for _ in 0..<2 {
      var pixels = PixelBuffer(width: 801, height: 333)
      #expect(pixels.withPixels { $0.allSatisfy { $0 == 0 } })
      pixels.withMutablePixels { $0.update(repeating: .max) }
      var planes = PlanarFrame(width: 802, height: 334)
      #expect(
        planes.withPlanes { $0.y.allSatisfy { $0 == 16 } && [$0.cb, $0.cr].allSatisfy { $0.allSatisfy { $0 == 128 } } })
      planes.withMutablePlanes { planes in
        for plane in [planes.y, planes.cb, planes.cr] { plane.update(repeating: 77) }
      }
      var clear = AlphaFrame(width: 403, height: 301)
      clear.withPlanes { planes in
        #expect(planes.y.allSatisfy { $0 == 64 } && planes.alpha.allSatisfy { $0 == 0 })
        #expect([planes.cb, planes.cr].allSatisfy { $0.allSatisfy { $0 == 512 } })
      }
      clear.withMutablePlanes { planes in
        for plane in [planes.y, planes.cb, planes.cr, planes.alpha] { plane.update(repeating: 99) }
      }
    }
  }
}
