// swift-tools-version: 6.0
import PackageDescription

/// What every target is compiled with: imports are internal unless said otherwise, a member is visible only
/// where its module is imported, and an existential says `any`.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// One target of the sources, with its tests' target beside it.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a module; they may import whatever the module itself may.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "beatframe",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "render", targets: ["render"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CFFmpeg", pkgConfig: "libavformat",
      providers: [
        .apt(["libavcodec-dev", "libavformat-dev", "libavutil-dev", "libswresample-dev"]), .brew(["ffmpeg"]),
      ]),
    .systemLibrary(
      name: "CEBUR128", pkgConfig: "libebur128", providers: [.apt(["libebur128-dev"]), .brew(["libebur128"])]),
    .systemLibrary(
      name: "CPocketSphinx",
      providers: [.apt(["libpocketsphinx-dev", "libsphinxbase-dev", "pocketsphinx-en-us"])]),
    .systemLibrary(name: "CFlite", providers: [.apt(["flite1-dev"]), .brew(["flite"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CAllocator"),

    module("Numerics"),
    module("Text", [.product(name: "Yams", package: "Yams")]),
    module("Drawing"),
    module("Simulation", ["Numerics", "Text"]),
    module("Learning", ["Numerics", "Simulation", "Text", "CZlib"]),
    module("Timeline", ["Numerics", "Simulation", "Learning", "Text"]),
    module("Typesetting", ["Drawing", "Text", "CHarfBuzz"]),
    module("Films", ["Timeline", "Simulation", "Learning", "Drawing", "Typesetting", "Numerics"]),
    module("Media", ["CPNG"]),
    module("Raster", ["Drawing", "Media", "CCairo"]),
    module("Audio", ["Timeline", "Simulation", "Learning", "Films", "Media", "Numerics", "CEBUR128"]),
    module("Video", ["Media", "CFFmpeg"]),
    module("Voice", ["Timeline", "Numerics", "Text", "CPocketSphinx", "CFlite"]),
    module(
      "Pipeline",
      [
        "Numerics", "Simulation", "Learning", "Timeline", "Drawing", "Typesetting", "Films", "Media", "Raster", "Audio",
        "Video", "Voice", "Text",
      ]),
    .executableTarget(
      name: "render",
      dependencies: [
        "Pipeline", "Timeline", "Simulation", "Numerics", "Text", "Audio", "Video", "Voice", "CAllocator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Pipeline", "Timeline", "Films", "Drawing", "Raster", "Media", "Video", "Numerics", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("Numerics", [], resources: [.copy("Fixtures")]),
    tests("Text", ["Numerics"]),
    tests("Drawing", []),
    tests("Simulation", ["Numerics"], resources: [.copy("Fixtures")]),
    tests("Learning", ["Numerics", "Simulation"], resources: [.copy("References")]),
    tests("Timeline", ["Numerics", "Simulation", "Learning", "Text"]),
    tests("Typesetting", ["Drawing"]),
    tests("Media", []),
    tests("Raster", ["Drawing", "Media", "Numerics", "CCairo"]),
    tests("Audio", ["Timeline", "Simulation", "Learning", "Typesetting", "Films", "Media", "Numerics"]),
    tests("Video", ["Media"]),
    tests("Voice", ["Timeline", "Numerics", "Text", "Video"], resources: [.copy("Fixtures")]),
    tests("Films", ["Timeline", "Simulation", "Learning", "Drawing", "Typesetting", "Numerics"]),
    tests(
      "Pipeline",
      [
        "Numerics", "Simulation", "Learning", "Timeline", "Drawing", "Typesetting", "Films", "Media", "Raster", "Audio",
        "Video",
      ],
      exclude: ["__Goldens__"]),
    .testTarget(name: "RenderTests", dependencies: ["render"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
