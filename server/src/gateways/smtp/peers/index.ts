export { listedPeer, type MailPeer, mayRelay, type PeerDirection, type PeerKind } from './peer.ts'
export { Peers } from './peers.ts'
export { readPeers } from './read-peers.ts'
