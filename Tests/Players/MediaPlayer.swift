package import Foundation

/// The player mpv, without a window.
package enum MediaPlayer {
  /// Where it is; nil where it is not installed.
  package static let program: URL? = {
    let path = "/usr/bin/mpv"
    return FileManager.default.isExecutableFile(atPath: path) ? URL(fileURLWithPath: path) : nil
  }()

  /// Plays a film to its end, as fast as it goes; answers what is wrong with it: no line, if nothing is.
  package static func play(_ path: String) throws -> (status: Int32, lines: [String]) {
    let run = try run(["--untimed", "--no-audio", "--vo=null", "--msg-level=all=warn", path])
    return (run.status, run.output.split(separator: "\n").map(String.init))
  }

  /// Goes to times in this order and keeps what is shown as PNG files in a folder, `1.png` and so on.
  ///
  /// - Parameter times: In seconds, as they are typed.
  package static func seek(_ path: String, to times: [String], folder: String) throws -> Int32 {
    let script = folder + "/seeks.lua"
    try Data(seeks.utf8).write(to: URL(fileURLWithPath: script))
    return try run([
      "--pause", "--vo=null", "--ao=null", "--hr-seek=yes", "--script=\(script)",
      "--script-opts=seeks-times=\(times.joined(separator: "/")),seeks-folder=\(folder)", path,
    ]).status
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    guard let program else { throw Browser.Failure(description: "mpv is missing") }
    let process = Process()
    process.executableURL = program
    process.arguments = ["--no-config", "--no-input-terminal"] + arguments
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// One step after the other: a picture is kept when the player has gone where it was told to.
  private static let seeks = """
    local options = { times = "", folder = "" }
    require("mp.options").read_options(options, "seeks")
    local times, index = {}, 0
    for time in options.times:gmatch("[^/]+") do times[#times + 1] = time end
    mp.register_event("playback-restart", function()
      if index > 0 then mp.commandv("screenshot-to-file", options.folder .. "/" .. index .. ".png", "video") end
      index = index + 1
      if index > #times then mp.command("quit") else mp.commandv("seek", times[index], "absolute+exact") end
    end)
    """
}
