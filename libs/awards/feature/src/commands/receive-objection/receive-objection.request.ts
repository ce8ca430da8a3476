import { z } from 'zod';
import { objectionParts } from '../../objections/objection-parts.js';

export const receiveObjectionRequest = z.strictObject(objectionParts).meta({ id: 'ReceiveObjection' });
export type ReceiveObjectionBody = z.output<typeof receiveObjectionRequest>;
