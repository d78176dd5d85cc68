export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export { type CompactRange, compactRange } from './compact-range.ts'
export {
  emptyRoot,
  type Hash,
  leafHash,
  nodeHash,
  rootOf,
  type Subtree,
  verifyConsistency,
  verifyInclusion,
  verifySubtree,
  verifySubtreeInclusion,
} from './merkle.ts'
export { formatNoteKey, type NoteKey, openNote, parseNoteKey, signNote } from './note.ts'
export {
  bundleOf,
  consistencyProof,
  entriesOf,
  hashesOf,
  inclusionProof,
  type ReadTile,
  subtreesOf,
  tilePath,
  tileWidth,
  widthIn,
} from './tiles.ts'
export { type ReadFile, type Verdict, verifyLog } from './verify-log.ts'
