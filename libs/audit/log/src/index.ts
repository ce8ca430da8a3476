export { leafHash, leafV1, UnusableLeaf, type LeafEvent } from './leaf.js';
