import Learning
import Simulation
import Text
import Timeline

/// What can be wrong with a timeline of the film `training`: facts only.
enum TrainingProblem: FilmProblem {
  /// What the simulation refuses.
  case network(SimulationError)
  /// Of some keys one is needed, and others are there, or none.
  case notExactlyOne(of: [String], found: [String])
  /// A number that only points that are drawn have.
  case notOfFile(String)
  /// Something that only files with points have.
  case notOfShape(String)
  /// A text that parts no columns.
  case notASeparator(String)
  /// A text that is neither a shape nor the name of a file with points.
  case notData(String)
  /// A number that the optimizer hasn't; the name is that of the one that has it.
  case keyOfOtherOptimizer(String, optimizer: String)
  /// An optimizer is given, and a saved run too; the place is that of the run.
  case optimizerWithRun(Place)
  /// One sigmoid is to tell more than two classes apart.
  case sigmoidForClasses(Int)
  /// What the training refuses.
  case learning(LearningError)
  /// More samples are to be chosen than there are.
  case tooFewSamples(wanted: Int, count: Int)
  /// A sample that there isn't among those to learn from.
  case noSuchTrainingSample(Int, count: Int)
  /// A segment of training ends before the first step or after the last one there can be.
  case stepOutOfRange(Int, most: Int?, isSaved: Bool)
  /// A saved run doesn't say which epoch a step is of.
  case noEpochs
  /// A saved run doesn't reach an epoch.
  case noSuchEpoch(Int, most: Int)
  /// A name whose ending is none of a saved run.
  case notARunFile(String)
  /// A file of points is no text.
  case notText
  /// A file of points is in no encoding of Unicode, and was taken for this one.
  case taken(TextEncoding)
  /// What is wrong with points.
  case dataset(DatasetError.Problem)
  /// What is odd about points that are taken all the same.
  case oddData(DatasetNote)
  /// What is wrong with a saved run, whose file is named unless the message stands in it.
  case savedRun(String?, SavedRunError.Problem)
  /// What is odd about a saved run that is shown all the same; its file.
  case oddRun(String, SavedRun.Note)

  var isWarning: Bool {
    switch self {
    case .taken, .oddData, .oddRun: true
    default: false
    }
  }

  /// The names of the shapes of points.
  static let shapes = Dataset.Shape.allCases.map(\.rawValue)
}
