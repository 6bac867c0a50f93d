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

/// A film: a guest, in a folder of its own, which none of the modules below it knows.
func film(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/Films/\(name)", swiftSettings: strict)
}

/// The tests of a module; they may import whatever the module itself may.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)]
      + dependencies.filter { dependency in
        if case .byNameItem(name: name, condition: _) = dependency { false } else { true }
      },
    exclude: exclude, resources: resources, swiftSettings: strict)
}

/// What tests may import that make films.
let withFilms: [Target.Dependency] = [
  "TestSupport", "Films", "Backprop", "Training", "Scenes", "Playlist", "Tensors", "NetworkKit", "FilmKit",
  "Simulation",
  "Learning", "Timeline", "Drawing", "Typesetting", "Numerics", "Text",
]

/// The files of the preview's page.
let previewFiles = [
  "preview-1-dom.js", "preview-2-film.js", "preview-3-player.js", "preview-4-picture.js", "preview-5-line.js",
  "preview-6-notes.js", "preview-7-side.js", "preview-8-start.js", "preview.css", "preview.html",
]

/// The files of the studio's page.
let pageFiles = [
  "api.js", "beats.js", "beside.js", "calibration.js", "dom.js", "edits.js", "frames.js", "index.html",
  "inspector.js", "keys.js", "main.js", "make.js", "notes.js", "panes.js", "picture.js", "player.js", "recorder.js",
  "script.js", "store.js", "studio.css", "take.js", "tap.js", "timeline-draw.js", "timeline.js", "tune.js", "wav.js",
  "waveform.js", "wording.js", "words.js",
]

let package = Package(
  name: "beatframe",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "render", targets: ["render"]),
    .library(name: "FilmKit", targets: ["FilmKit", "Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    .library(name: "NetworkKit", targets: ["NetworkKit", "Simulation"]),
    .library(name: "Films", targets: ["Films", "Backprop", "Training", "Scenes", "Playlist"]),
    .library(name: "BeatframeCLI", targets: ["BeatframeCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CFriBidi", pkgConfig: "fribidi", providers: [.apt(["libfribidi-dev"]), .brew(["fribidi"])]),
    .systemLibrary(name: "CLineBreak", providers: [.apt(["libunibreak-dev"]), .brew(["libunibreak"])]),
    .systemLibrary(name: "CThai", providers: [.apt(["libthai-dev"]), .brew(["libthai"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev", "libdeflate-dev", "zlib1g-dev"]), .brew(["libpng", "libdeflate"])]),
    // Not linked with: FFmpeg's libraries are opened when they are needed.
    .target(name: "CFFmpeg"),
    .systemLibrary(
      name: "CEBUR128", pkgConfig: "libebur128", providers: [.apt(["libebur128-dev"]), .brew(["libebur128"])]),
    .systemLibrary(
      name: "CPocketSphinx",
      providers: [.apt(["libpocketsphinx-dev", "libsphinxbase-dev", "pocketsphinx-en-us"])]),
    .systemLibrary(name: "CFlite", providers: [.apt(["flite1-dev"]), .brew(["flite"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(name: "CProcess"),

    module("Numerics"),
    module("Text", ["CLineBreak", "CThai", .product(name: "Yams", package: "Yams")]),
    module("Drawing"),
    module("Simulation", ["Numerics", "Text"]),
    module("Learning", ["Numerics", "Simulation", "Text", "CZip"]),
    module("Tensors", ["Learning", "Simulation", "Numerics", "Text"]),
    module("Timeline", ["Numerics", "Text"]),
    module("Typesetting", ["Drawing", "Text", "CHarfBuzz", "CFriBidi"]),
    module("Media", ["CPNG"]),
    module("Raster", ["Drawing", "Media", "CCairo"]),
    module("Video", ["Media", "CFFmpeg"]),
    module("FilmKit", ["Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    module("NetworkKit", ["FilmKit", "Simulation", "Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    film(
      "Backprop", ["NetworkKit", "FilmKit", "Simulation", "Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    film(
      "Training",
      ["NetworkKit", "FilmKit", "Simulation", "Learning", "Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    film(
      "Scenes", ["FilmKit", "Tensors", "Learning", "Media", "Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    film("Playlist", ["FilmKit", "Timeline", "Drawing", "Typesetting", "Text"]),
    .target(
      name: "Films", dependencies: ["FilmKit", "Backprop", "Training", "Scenes", "Playlist"], path: "Sources/Films/All",
      swiftSettings: strict),
    module("Review", ["FilmKit", "Timeline", "Drawing", "Typesetting", "Numerics", "Text"]),
    module("Audio", ["FilmKit", "Timeline", "Media", "Numerics", "CEBUR128"]),
    module("Voice", ["Timeline", "Numerics", "Text", "CPocketSphinx", "CFlite"]),
    module(
      "Pipeline",
      [
        "Numerics", "Text", "Timeline", "Drawing", "Typesetting", "FilmKit", "Review", "Learning", "Media", "Raster",
        "Audio", "Video", "Voice",
      ]),
    module("Farm", ["Pipeline", "Text"]),
    // The page, as bytes within the program.
    .target(
      name: "StudioPage", path: "Sources/Studio/Page", resources: pageFiles.map { .embedInCode($0) },
      swiftSettings: strict),
    .target(
      name: "PreviewPage", path: "Sources/Studio/Preview", resources: previewFiles.map { .embedInCode($0) },
      swiftSettings: strict),
    .target(
      name: "Studio",
      dependencies: [
        "StudioPage", "PreviewPage", "Pipeline", "FilmKit", "Timeline", "Drawing", "Audio", "Numerics", "Text", "Video",
        "Voice",
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Page", "Preview"], swiftSettings: strict),
    module(
      "BeatframeCLI",
      [
        "Pipeline", "Studio", "Farm", "FilmKit", "Timeline", "Numerics", "Text", "Audio", "Video", "Voice",
        "CProcess",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "render", dependencies: ["BeatframeCLI", "FilmKit", "Films"], swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Pipeline", "FilmKit", "Films", "Timeline", "Drawing", "Raster", "Media", "Video", "Numerics",
        "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("Numerics", [], resources: [.copy("Fixtures")]),
    tests("Drawing", []),
    tests("Simulation", ["Numerics"], resources: [.copy("Fixtures")]),
    tests("Learning", ["Numerics", "Simulation"], resources: [.copy("References")]),
    tests("Text", ["Numerics"]),
    tests("Tensors", ["Learning", "Simulation", "Numerics"], resources: [.copy("References")]),
    tests("Typesetting", ["Drawing"]),
    tests("Media", []),
    tests("Raster", ["Drawing", "Media", "Numerics", "CCairo"]),
    .systemLibrary(name: "COpenH264", path: "Tests/COpenH264", providers: [.apt(["libopenh264-dev"])]),
    // Programs and libraries that play films and pages, of others.
    .target(name: "Players", dependencies: ["COpenH264", "Media"], path: "Tests/Players", swiftSettings: strict),
    tests("Video", ["Media", "Players"]),
    .testTarget(
      name: "DecoderTests", dependencies: ["render", "Players", "TestSupport", "Video", "Media", "Numerics"],
      swiftSettings: strict),
    tests("Voice", withFilms + ["Video"], resources: [.copy("Fixtures")]),
    .target(
      name: "TestSupport",
      dependencies: [
        "Films", "Backprop", "Training", "Scenes", "Playlist", "FilmKit", "Review", "Simulation", "Learning",
        "Timeline",
        "Drawing",
        "Typesetting",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("Timeline", withFilms),
    tests("FilmKit", withFilms),
    tests("NetworkKit", withFilms),
    tests("Backprop", withFilms),
    tests("Training", withFilms),
    tests("Scenes", withFilms + ["Review", "Media"], resources: [.copy("References")]),
    tests("Playlist", withFilms + ["Voice"]),
    tests("Review", withFilms),
    tests("Audio", withFilms + ["Media"]),
    tests(
      "Pipeline", withFilms + ["Review", "Media", "Raster", "Audio", "Video", "Voice"], exclude: ["__Goldens__"]),
    tests(
      "Studio",
      withFilms + [
        "StudioPage", "Pipeline", "Media", "Voice", "Players",
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    tests("Farm", ["Pipeline", "Text"]),
    // The readers of what strangers may have made, each by its name.
    .target(
      name: "Readers",
      dependencies: [
        "TestSupport", "FilmKit", "Tensors", "Learning", "Timeline", "Typesetting", "Text", "Media", "Video", "Voice",
        "Pipeline",
      ], path: "Tests/Readers", swiftSettings: strict),
    .testTarget(
      name: "HostileTests", dependencies: ["Readers", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RenderTests", dependencies: ["render", "BeatframeCLI", "Pipeline"] + withFilms, swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// What only scripts/fuzz builds.
if Context.environment["BEATFRAME_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Readers"], path: "Tests/Fuzz",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
