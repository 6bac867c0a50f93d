import Audio
public import FilmKit
import Foundation
import Media
import Raster
import Typesetting
import Video
import Voice

extension Machine {
  /// Looks at the machine that the program runs on.
  ///
  /// - Parameters:
  ///   - version: The program's own version.
  ///   - kinds: The kinds of films that it knows, which bring libraries of their own.
  ///   - fontFolder: Where to look for fonts first.
  /// - Throws: `PipelineError.noFontFolder`.
  public init(
    version: String, kinds: [any FilmKind.Type] = [], fontFolder: String? = nil
  ) throws(PipelineError) {
    let process = ProcessInfo.processInfo
    self.init(
      version: version, swift: Self.compiler, system: process.operatingSystemVersionString,
      cores: process.activeProcessorCount, memory: Int(clamping: process.physicalMemory),
      libraries: LibraryVersions.all.map { Library(name: $0.name, version: $0.version, package: $0.package) } + [
        Library(name: "Cairo", version: CairoVersion.text), Library(name: "HarfBuzz", version: HarfBuzzVersion.text),
        Library(name: "libpng", version: PNGVersion.text), Library(name: "libdeflate", version: PNGVersion.compressor),
        Library(name: "zlib", version: PNGVersion.zlib),
        Library(name: "libebur128", version: EBUR128Version.text),
      ] + kinds.flatMap { $0.libraries.map { Library(name: $0.name, version: $0.version) } },
      videoEncoders: LibraryParts.videoEncoders, soundEncoders: LibraryParts.soundEncoders,
      muxers: LibraryParts.muxers, decoders: LibraryParts.voiceDecoders,
      speechModels: [
        SpeechModel(
          name: "English", package: "pocketsphinx-en-us",
          path: (try? PocketSphinxAligner()).map { _ in PocketSphinxAligner.usualModel })
      ],
      fonts: try FontFiles.find(in: fontFolder).map { Font($0, at: $1) }
        + FallbackFonts.files.map { file in
          // Opened when a text needs them, so not tried here.
          Font(name: file.name, package: file.package, path: file.path(in: fontFolder), fault: nil, isNeeded: false)
        },
      folders: [
        Folder("current folder", FileManager.default.currentDirectoryPath),
        Folder("temporary folder", FileManager.default.temporaryDirectory.path),
      ])
  }

  /// The version of the compiler, as far as the sources can find it out.
  private static var compiler: String? {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #elseif compiler(>=6.1)
      "6.1"
    #else
      "6.0"
    #endif
  }
}

extension Machine.Font {
  /// Tries a font's file.
  fileprivate init(_ file: FontFiles.File, at path: String?) {
    var fault: String?
    if let path {
      do {
        _ = try Font(bytes: Array(Data(contentsOf: URL(fileURLWithPath: path))), name: file.name)
      } catch {
        fault = error is TypesettingError ? "it is no font that films can be set in" : "it can't be read"
      }
    }
    self.init(name: file.name, package: file.package, path: path, fault: fault)
  }
}

extension Machine.Folder {
  /// Looks at a folder.
  fileprivate init(_ name: String, _ path: String) {
    // The system says nothing about a folder that is gone.
    let system = try? FileManager.default.attributesOfFileSystem(forPath: path)
    let free = (system?[.systemFreeSize] as? NSNumber)?.intValue
    self.init(name: name, path: path, free: free, isWritable: FileManager.default.isWritableFile(atPath: path))
  }
}
