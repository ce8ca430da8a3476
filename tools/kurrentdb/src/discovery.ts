import type { sendUnaryData } from '@grpc/grpc-js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import gossipPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import featuresPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import { uuid } from './wire.js';

export const gossipService = gossipGrpc.GossipService;
export const featuresService = featuresGrpc.ServerFeaturesService;

const { LEADER, FOLLOWER, UNKNOWN, SHUTDOWN } = gossipPb.MemberInfo.VNodeState;

export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly alive: boolean;
  readonly role: 'leader' | 'follower' | 'electing';
}

export function clusterInfo(members: readonly Member[]): gossipPb.ClusterInfo {
  const info = new gossipPb.ClusterInfo();
  for (const { id, host, port, alive, role } of members) {
    const state = role === 'leader' ? LEADER : role === 'follower' ? FOLLOWER : UNKNOWN;
    info.addMembers(
      new gossipPb.MemberInfo()
        .setInstanceId(uuid(id, true))
        .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
        .setState(alive ? state : SHUTDOWN)
        .setIsAlive(alive)
        .setHttpEndPoint(new gossipPb.EndPoint().setAddress(host).setPort(port)),
    );
  }
  return info;
}

export function supportedMethods(batchAppend: boolean): featuresPb.SupportedMethods {
  const methods = new featuresPb.SupportedMethods().setEventStoreServerVersion('24.10.0');
  const add = (service: string, name: string, features: string[] = []): void => {
    methods.addMethods(
      new featuresPb.SupportedMethod().setServiceName(service).setMethodName(name).setFeaturesList(features),
    );
  };
  const streams = 'event_store.client.streams.streams';
  if (batchAppend) add(streams, 'batchappend', ['deadline_duration']);
  add(streams, 'append');
  add(streams, 'read');
  add('event_store.client.gossip.gossip', 'read');
  add('event_store.client.server_features.serverfeatures', 'getsupportedmethods');
  return methods;
}

export type FeaturesCallback = sendUnaryData<featuresPb.SupportedMethods>;
export type GossipCallback = sendUnaryData<gossipPb.ClusterInfo>;
