import Foundation
import Text
import Numerics
import Timeline
import Video

extension PipelineError: CustomStringConvertible {
  /// What is wrong, where, and how to fix it; one line, or one for each problem of a timeline.
  public var description: String {
    switch self {
    case .noTimeline(let path, let obstacle):
      "\(path): \(Self.words(obstacle))"
    case .timeline(let error):
      "\(error)"
    case .noFontFolder(let folder):
      "--fonts \(folder): there is no such folder. Give one that holds the font files, or leave the option out."
    case .missingFonts(let files):
      "\(files.count == 1 ? "a font is" : "fonts are") missing: \(files.map(\.name).joined(separator: ", ")). "
        + "On Debian: apt-get install \(Self.packages(files)). Elsewhere: --fonts FOLDER that holds the files."
    case .unreadableFont(let path, let reason):
      "the font \(path) can't be read: \(reason)."
    case .unusableFont(let file, let path, let error):
      "the font \(path) can't be used: \(error) Put the \(file.name) of Debian's package \(file.package) there."
    case .voice(let file, let place, let key, let problem):
      "\(file):\(place.map { "\($0.line):\($0.column):" } ?? "") \(key): \(problem)"
    case .language(let file, let place, let language):
      "\(file):\(place.map { "\($0.line):\($0.column):" } ?? "") language: \"\(language)\" is no language of "
        + "ISO 639. Give its code of two or three letters, such as \"en\"."
    case .sound(let error):
      "\(error)"
    case .tracks(let path, let error):
      "\(path): \(error)"
    case .manifest(let path, let reason):
      "\(path): the manifest can't be read: \(reason). Make it with: render manifest FILM -o \(path)"
    case .silentFilm(let path):
      "\(path): there is nothing to hear in this film. Give it a voiceover, or let its sound be heard."
    case .film(let file, let problems):
      problems.map { place, problem in
        "\(file):\(place.map { "\($0.line):\($0.column):" } ?? "") \(problem)"
      }.joined(separator: "\n")
    case .output(let path, let problem):
      Self.words(path, problem)
    case .cache(let folder, let problem):
      Self.words(folder, problem)
    case .place(let option, let error):
      "\(option): \(error)"
    case .writing(let path, let reason):
      "\(path): writing failed: \(reason). \(Self.remedy(reason))Nothing was left under that name that was not there before."
    case .drawing(let frame, let error):
      "frame \(frame): \(error)"
    case .drawingSheet(let error):
      "the storyboard: \(error)"
    case .columns(let columns, let allowed):
      "--columns \(columns): this film's storyboard has room for \(allowed.lowerBound)"
        + (allowed.count > 1 ? " to \(allowed.upperBound)" : "") + " column\(allowed == 1...1 ? "" : "s"). "
        + "Give such a number, or leave the option out."
    case .encoding(let error):
      "\(error)"
    case .picture(let error):
      "\(error)"
    case .words(let problem):
      "\(problem)"
    case .cues(let diagnostics):
      diagnostics.map(\.description).joined(separator: "\n")
    case .tuning(let problems):
      problems.joined(separator: "\n")
    case .strict(let warnings):
      warnings.map { "\($0)" }.joined(separator: "\n")
    case .studio(let port, let reason):
      "the studio can't be served at port \(port): \(reason). Give another one: --port 8080, or 0 for any that is free."
    case .notEditable(let path, .unreadable(let problem, let place)):
      "\(path):\(place.line):\(place.column): \(problem)"
    case .notEditable(let path, .noTable(let table, let place)):
      "\(path):\(place.line):\(place.column): \(table.isEmpty ? "the timeline" : table) is no mapping, so no duration can be "
        + "written into it."
    case .notEditable(let path, .shared(let table, let anchor, let place, let use)):
      "\(path):\(place.line):\(place.column): \(table): line \(use.line), column \(use.column) uses this value as well, by "
        + "its anchor &\(anchor), and would change with it. Write it out there."
    case .notEditable(let path, .aliased(let list, let alias, let place, let source)):
      "\(path):\(place.line):\(place.column): \(list): *\(alias) stands for line \(source.line), column \(source.column), "
        + "which would change with it. Write the list out here."
    case .notEditable(let path, .merged(let table, let place)):
      "\(path):\(place.line):\(place.column): \(table): << brings this to the timeline, so no duration can be written into "
        + "it. Write it out as a key of the timeline's own."
    case .notEditable(let path, .otherChange(let beat)):
      "\(path): the durations can't be changed without changing that of \(beat). Write out what anchors and aliases "
        + "stand for."
    case .stopped(let chunks):
      "interrupted: \(chunks) chunk\(chunks == 1 ? " is" : "s are") made; run it again to make the rest."
    case .interrupted(let pictures):
      switch pictures {
      case nil, 0: "interrupted: nothing was written."
      case 1: "interrupted: 1 picture was written; it is complete."
      case let count?: "interrupted: \(count) pictures were written; they are complete."
      }
    }
  }

  /// What the user can do about the system's reason, with a space after it.
  private static func remedy(_ reason: String) -> String {
    switch reason {
    case systemReason(ENOSPC), systemReason(EDQUOT): "Free some space, or write elsewhere. "
    case systemReason(EFBIG): "This disk or your limits do not allow so large a file: write elsewhere. "
    case systemReason(ENAMETOOLONG): "Give a shorter name. "
    default: ""
    }
  }

  private static func words(_ path: String, _ problem: OutputProblem) -> String {
    switch problem {
    case .picturesToStandardOutput:
      "-o -: pictures can't go to standard output. Give a folder, such as -o frames."
    case .stillToStandardOutput:
      "-o -: a still can't go to standard output: its name says what it is. Give a file name, such as -o still.png."
    case .sheetToStandardOutput:
      "-o -: a storyboard can't go to standard output: its name says what it is. Give a file name, such as -o sheet.png."
    case .plotToStandardOutput:
      "--plot -: a plot can't go to standard output: its name says what it is. Give a file name, such as --plot plan.svg."
    case .arraysToStandardOutput:
      "--npz -: arrays can't go to standard output: their name says what they are. Give a file name, such as --npz "
        + "values.npz."
    case .filmToStandardOutput:
      "-o -: a film can't go to standard output: an MP4's index is written at its front when its end is known. "
        + "Give a file name, such as -o film.mp4."
    case .noFolder(let folder):
      "\(path): the folder \(folder) does not exist. Make it first: mkdir -p \(folder)"
    case .folderNotWritable(let folder):
      "\(path): the folder \(folder) can't be written to. Choose another with -o, or change its permissions."
    case .noName:
      "the output's name is empty. Give one with -o."
    case .nameTooLong(let bytes, let limit):
      "\(path): this name has \(bytes) bytes, \(bytes - limit) more than the \(limit) that a name may have there. Give a shorter "
        + "one with -o."
    case .folderIsFile(let folder):
      "\(path): \(folder) is a file, not a folder. Choose another place with -o."
    case .notPlainFile:
      "\(path): there is something of that name that is no plain file. Choose another name with -o."
    case .isFolder(let example):
      "\(path): that is a folder. Give a file name, such as -o \(path.hasSuffix("/") ? path : path + "/")\(example)."
    case .isFile:
      "\(path): there is a file of that name, and the pictures need a folder. Choose another with -o."
    case .unknownFormat(let ext):
      "\(path): \(unknown(ext)). Films are \(listed(MovieContainer.allCases.map(\.name))), animations GIF or APNG: give a "
        + "name that ends in \(listed((FilmFormat.movieExtensions + AnimationKind.allCases.map(\.rawValue)).map { ".\($0)" }))."
        + (StillFormat(ext) == nil ? "" : " For a picture of one frame: render still -o \(path)")
    case .soundToStandardOutput:
      "-o -: sound can't go to standard output: its name says what it is. Give a file name, such as -o mix.wav."
    case .unknownSoundFormat(let ext):
      "\(path): \(unknown(ext)). Sound is WAV or FLAC: give a name that ends in .wav or .flac."
        + (FilmFormat(ext) != nil ? " For a film, which has its sound: render film -o \(path)" : "")
    case .isInput(let use):
      "\(path): that is \(use). Choose another name."
    case .captionsAreInput(let use):
      "\(path): the captions would replace \(use). Give the film another name with -o, or make no files of captions: "
        + "--captions track."
    case .captionsAreOther:
      "\(path): there is a file of that name, which was not written by this program or was changed since, and the captions "
        + "would replace it. Give the film another name with -o, make no files of captions (--captions track), or let it be "
        + "replaced: --overwrite."
    case .isOther(let kind):
      "\(path): there is a file of that name, and it is no \(kind), so it is not replaced. Choose another name, or remove "
        + "the file."
    case .isOutput(let kind):
      "\(path): that is where the \(kind) goes. Choose another name."
    case .unknownStillFormat(let ext):
      "\(path): \(unknown(ext)). Stills are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf."
        + (FilmFormat(ext) != nil ? " For a film: render film -o \(path)" : "")
    case .unknownSheetFormat(let ext):
      "\(path): \(unknown(ext)). Storyboards are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf."
        + (FilmFormat(ext) != nil ? " For a film: render film -o \(path)" : "")
    case .unknownPlotFormat(let ext):
      "\(path): \(unknown(ext)). Plots are SVG, PNG or PDF: give a name that ends in .svg, .png or .pdf."
    case .previewToStandardOutput:
      "-o -: a preview can't go to standard output. Give a file name, such as -o film.html."
    case .unknownPreviewFormat(let ext):
      "\(path): \(unknown(ext)). A preview is a page: give a name that ends in .html."
        + (FilmFormat(ext) != nil ? " For a film: render film -o \(path)" : "")
    case .tooLongForFrames(let seconds, let limit):
      "\(path): a film of \(seconds.text(decimals: 1)) s is too long for single frames, which are for films of up to "
        + "\(limit) s. Leave out --frames."
    case .unknownArrayFormat(let ext):
      "\(path): \(unknown(ext)). Arrays are NPZ: give a name that ends in .npz."
    case .isThere:
      "\(path): there is a file of that name already, and it is not overwritten. Choose another name."
    case .codecNotInFile(let codec, let container):
      "\(path): \(codec.name) is for \(endings(of: codec)) files: give a name that ends in \(endings(of: codec)), or "
        + "--codec \(listed(container.codecs.map(\.rawValue)))."
    case .codecWithoutRate(let codec, let option, let container):
      "\(path): \(option) is not for \(codec.name), which takes as many bits as its pictures need. Leave it out, or choose "
        + "another codec: --codec \(listed(container.codecs.filter { $0.factors != nil }.map(\.rawValue)))."
    case .factorOutOfRange(let factor, let codec):
      "\(path): --crf \(factor): \(codec.name) takes from \(codec.factors?.lowerBound ?? 0) (the best picture) to "
        + "\(codec.factors?.upperBound ?? 0) (the smallest file)\(standard(of: codec))."
    case .filmsOnly(let option):
      "\(path): \(option) is for films; animations are silent, and stored in one way only. Leave it out, or give a name that ends "
        + "in \(listed(FilmFormat.movieExtensions.map { ".\($0)" }))."
    case .hasNoChunks:
      "\(path): an animation is made by one machine, not in chunks. Give a name that ends in "
        + "\(listed(FilmFormat.movieExtensions.map { ".\($0)" }))."
    case .filmSkipsFrames(let every):
      "\(path): a film has every frame, so --every \(every) is for animations, .gif and .apng. For fewer frames a "
        + "second give --fps."
    case .tooManyPictures(let count, let enough):
      "\(path): this clip would have \(count) pictures; an animation has at most \(AnimationPlan.limit). Choose a "
        + "shorter range with --from and --to, or fewer pictures with --every \(enough)."
    case .tooFast(let kind, let every, let enough):
      "\(path): --every \(every) gives more than \(kind.mostPicturesASecond) pictures a second, which browsers show far too "
        + "slowly in a file of that kind. Give --every \(enough), or leave it out."
    }
  }

  /// The extensions of files that hold a codec.
  private static func endings(of codec: VideoCodec) -> String {
    listed(codec.containers.compactMap(\.extensions.first).map { ".\($0)" })
  }

  /// What `--quality standard` stands for.
  private static func standard(of codec: VideoCodec) -> String {
    guard case .factor(let factor) = EncoderSettings(codec).rate else { return "" }
    return "; --quality standard has \(factor)"
  }

  /// One of several: "a, b or c".
  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }

  private static func unknown(_ name: String) -> String {
    if name.isEmpty { return "the name has no extension" }
    if StillFormat(name) != nil { return ".\(name) is for stills" }
    return FilmFormat(name) != nil ? ".\(name) is for films" : "this version does not write .\(name) files"
  }

  private static func packages(_ files: [FontFiles.File]) -> String {
    var seen: [String] = []
    for file in files where !seen.contains(file.package) { seen.append(file.package) }
    return seen.joined(separator: " ")
  }

  private static func words(_ folder: String, _ problem: CacheProblem) -> String {
    switch problem {
    case .noName:
      "--cache: the name of the folder is empty. Give one, such as --cache build/cache, or leave the option out."
    case .isFile:
      "--cache \(folder): there is a file of that name. Give the name of a folder; it is made when it is needed."
    case .noFolder:
      "you have no folder for caches: the environment sets neither XDG_CACHE_HOME nor HOME. Give one with --cache DIR."
    case .notCleared(let reason):
      "--cache \(folder): entries can't be removed: \(reason)."
    case .notKept(let reason):
      "--cache \(folder): what was made can't be kept: \(reason). \(remedy(reason))What is there already stays; run it again "
        + "to make the rest."
    case .noSuchChunk(let number, let count):
      "--index \(number): the film has \(count) chunk\(count == 1 ? "" : "s"). Give numbers from 1 to \(count)."
    case .otherOrigin(let differences):
      "--cache \(folder): this machine would make another film than the first one that made chunks of it there. What "
        + "differs: \(differences.joined(separator: "; ")). Make it the same here, or start anew from this machine: --renew."
    case .lacks(let missing, let film):
      missing.text(folder, film)
    }
  }

  private static func words(_ obstacle: TimelineFile.Obstacle) -> String {
    switch obstacle {
    case .missing(let alternatives): "there is no such file.\(suggestion(alternatives))"
    case .isFolder(let alternatives): "it is a folder.\(suggestion(alternatives))"
    case .unreadable(let reason): "it can't be read: \(reason)."
    case .tooLarge: "it is larger than \(TimelineFile.maximumBytes >> 20) MiB, which no timeline is."
    case .notText: "it is not UTF-8 text. Save it as UTF-8."
    }
  }

  private static func suggestion(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(5).joined(separator: ", ")
    return " Timelines in that folder: \(shown)\(names.count > 5 ? ", …" : "")."
  }
}
