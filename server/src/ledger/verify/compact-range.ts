import { emptyRoot, type Hash, nodeHash } from './merkle.ts'

/**
 * A tree that only grows, kept as the roots of its complete subtrees from left to right: as many hashes as its size has one
 * bits. Enough to append to it and to tell its root; `right` is the root of a smaller tree that stands behind it.
 */
export type CompactRange = { readonly size: number; append(leaf: Hash): void; root(right?: Hash): Hash }

/** Begins with `subtrees`, the complete subtrees of a tree of `size`, greatest first. */
export function compactRange(size = 0, subtrees: readonly Hash[] = []): CompactRange {
  const stack = [...subtrees]
  return {
    get size() {
      return size
    },
    append(leaf) {
      let hash = leaf
      // A carry in binary addition: each one bit at the low end merges one subtree.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        const left = stack.pop()
        if (left === undefined) throw new RangeError(`a tree of size \`${size}\` was begun with too few subtrees`)
        hash = nodeHash(left, hash)
      }
      stack.push(hash)
      size += 1
    },
    root(right) {
      const [last, ...others] = [...(right === undefined ? [] : [right]), ...stack.toReversed()]
      if (last === undefined) return emptyRoot
      return others.reduce((right, left) => nodeHash(left, right), last)
    },
  }
}
