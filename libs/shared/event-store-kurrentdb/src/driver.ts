import type { KurrentDBClient } from '@kurrent/kurrentdb-client';

export type Client = KurrentDBClient;
export type Driver = typeof import('@kurrent/kurrentdb-client');
/** What the native half of the client reads: bytes as they are stored. */
export type RawClient = Client['rustClient'];

const PACKAGE = '@kurrent/kurrentdb-client';

/** The engine was chosen and its client is not installed. */
export class ClientMissing extends Error {
  constructor(cause: unknown) {
    super(
      `EVENT_STORE 选用了 KurrentDB，但没有安装它的客户端：请运行 npm install ${PACKAGE}。` +
        ` EVENT_STORE chooses KurrentDB, whose client is not installed: npm install ${PACKAGE}`,
      { cause },
    );
    this.name = 'ClientMissing';
  }
}

/** Loaded only when this engine is chosen. @throws ClientMissing */
export async function loadDriver(
  load: () => Promise<Driver> = () => import('@kurrent/kurrentdb-client'),
): Promise<Driver> {
  try {
    return await load();
  } catch (error) {
    throw new ClientMissing(error);
  }
}
