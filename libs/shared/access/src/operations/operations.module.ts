import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';

/** What an operator does to the readers of a process, over HTTP. Beside `AccessModule` and `ProjectionsModule`. */
@Module({ controllers: [OperationsController] })
export class OperationsModule {}
