/// Everything of Mima in one import.
@_exported public import MimaArchive
@_exported public import MimaBigInt
@_exported public import MimaBytes
@_exported public import MimaCrypto
@_exported public import MimaFiles
@_exported public import MimaGob
@_exported public import MimaIO
@_exported public import MimaJSON
@_exported public import MimaPassword
@_exported public import MimaCharset
