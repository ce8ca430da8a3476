import { createServer, type AddressInfo, type Server as Listener, type Socket } from 'node:net';
import { Server, ServerCredentials, type Metadata } from '@grpc/grpc-js';
import { BatchAppendCall } from './batch-append.js';
import {
  clusterInfo,
  featuresService,
  gossipService,
  supportedMethods,
  type FeaturesCallback,
  type GossipCallback,
  type Member,
} from './discovery.js';
import type { NodeScope } from './node-scope.js';
import { read } from './read-calls.js';
import type { ReadCall } from './read-request.js';
import { unaryAppend } from './unary-append.js';
import { streamsService } from './wire.js';

export const HOST = '127.0.0.1';
const MAX_MESSAGE = 17 * 1024 * 1024;

export interface NodeOptions {
  readonly scope: NodeScope;
  readonly batchAppend: boolean;
  readonly supportedMethods: boolean;
  readonly members: () => readonly Member[];
}

/** One gRPC server of a double on a port of its own, which stays its own when it is closed and opened again. */
export class DoubleNode {
  private listener: Listener | undefined;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    readonly id: string,
    private readonly options: NodeOptions,
    public port: number,
  ) {}

  get alive(): boolean {
    return this.listener !== undefined;
  }

  get connections(): number {
    return this.sockets.size;
  }

  async open(): Promise<void> {
    if (this.listener !== undefined) return;
    const { scope } = this.options;
    const server = this.build();
    const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
    const listener = createServer({ noDelay: true }, (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      scope.counts.connections += 1;
      scope.faults.whenReady(() => {
        if (!socket.destroyed) injector.injectConnection(socket);
      });
    });
    this.port = await listening(listener, this.port);
    this.listener = listener;
    this.server = server;
  }

  /** Cuts all connections as the end of a process does, and frees the port. */
  async close(): Promise<void> {
    const { listener, server } = this;
    if (listener === undefined) return;
    this.listener = undefined;
    this.server = undefined;
    const closed = new Promise((resolve) => listener.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
    server?.forceShutdown();
  }

  private build(): Server {
    const { scope, batchAppend, members, supportedMethods: listing } = this.options;
    const server = new Server({
      'grpc.max_receive_message_length': MAX_MESSAGE,
      'grpc.max_send_message_length': MAX_MESSAGE,
    });
    server.addService(streamsService, {
      read: (call: ReadCall) => read(scope, call),
      append: (call, callback) => unaryAppend(scope, call, callback),
      batchAppend: (call) => void new BatchAppendCall(scope, call),
    } satisfies StreamsHandlers);
    if (listing) {
      server.addService(featuresService, {
        getSupportedMethods: (_call: unknown, callback: FeaturesCallback) =>
          scope.faults.whenReady(() => callback(null, supportedMethods(batchAppend))),
      });
    }
    server.addService(gossipService, {
      read: (_call: unknown, callback: GossipCallback) =>
        scope.faults.whenReady(() => callback(null, clusterInfo(members()))),
    });
    return server;
  }
}

interface StreamsHandlers {
  read: (call: ReadCall) => void;
  append: (...args: Parameters<typeof unaryAppend> extends [unknown, ...infer Rest] ? Rest : never) => void;
  batchAppend: (call: ConstructorParameters<typeof BatchAppendCall>[1]) => void;
}

export function requiresLeader(metadata: Metadata): boolean {
  return String(metadata.get('requires-leader')[0] ?? '').toLowerCase() === 'true';
}

function listening(listener: Listener, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, HOST, () => resolve((listener.address() as AddressInfo).port));
  });
}
