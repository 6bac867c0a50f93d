// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "OwnFilm",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "beatframe", path: "../..")],
  targets: [
    .executableTarget(
      name: "OwnFilm",
      dependencies: [
        .product(name: "BeatframeCLI", package: "beatframe"), .product(name: "FilmKit", package: "beatframe"),
        .product(name: "Films", package: "beatframe"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
