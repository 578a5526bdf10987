/// Why a pipeline could not do all of its work: which part failed, and with what.
public enum PipelineError<Failure: Error>: Error {
    /// The source could not be read.
    case read(IOError)
    /// A worker could not be made or could not transform a batch.
    case transform(Failure)
    /// The sink could not be written.
    case write(IOError)
}

extension PipelineError: Equatable where Failure: Equatable {}

extension PipelineError: CustomStringConvertible {
    /// The words of the error within.
    public var description: String {
        switch self {
        case .read(let error), .write(let error): error.description
        case .transform(let failure): "\(failure)"
        }
    }
}
