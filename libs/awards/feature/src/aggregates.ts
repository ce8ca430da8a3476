import {
  batchCatalogue,
  batchDecider,
  circularCatalogue,
  circularDecider,
  commendationCatalogue,
  commendationDecider,
  noticeCatalogue,
  noticeDecider,
  objectionCatalogue,
  objectionDecider,
  periodCatalogue,
  periodDecider,
  rollUpCatalogue,
  rollUpDecider,
  slateCatalogue,
  slateDecider,
  titleCatalogue,
  titleDecider,
  watchCatalogue,
  watchDecider,
  type BatchCommand,
  type BatchEvent,
  type BatchState,
  type CircularCommand,
  type CircularEvent,
  type CircularState,
  type CommendationCommand,
  type CommendationEvent,
  type CommendationState,
  type NoticeCommand,
  type NoticeEvent,
  type NoticeState,
  type ObjectionCommand,
  type ObjectionEvent,
  type ObjectionState,
  type PeriodCommand,
  type PeriodEvent,
  type PeriodState,
  type RollUpCommand,
  type RollUpEvent,
  type RollUpState,
  type SlateCommand,
  type SlateEvent,
  type SlateState,
  type TitleCommand,
  type TitleEvent,
  type TitleState,
  type WatchCommand,
  type WatchEvent,
  type WatchState,
} from '@gongjian/awards-domain';
import type { Aggregate } from '@gongjian/shared-event-sourcing';

export const titleAggregate: Aggregate<TitleState, TitleCommand, TitleEvent> = {
  decider: titleDecider,
  catalogue: titleCatalogue,
};

export const watchAggregate: Aggregate<WatchState, WatchCommand, WatchEvent> = {
  decider: watchDecider,
  catalogue: watchCatalogue,
};

export const slateAggregate: Aggregate<SlateState, SlateCommand, SlateEvent> = {
  decider: slateDecider,
  catalogue: slateCatalogue,
};

export const noticeAggregate: Aggregate<NoticeState, NoticeCommand, NoticeEvent> = {
  decider: noticeDecider,
  catalogue: noticeCatalogue,
};

export const objectionAggregate: Aggregate<ObjectionState, ObjectionCommand, ObjectionEvent> = {
  decider: objectionDecider,
  catalogue: objectionCatalogue,
};

export const commendationAggregate: Aggregate<CommendationState, CommendationCommand, CommendationEvent> = {
  decider: commendationDecider,
  catalogue: commendationCatalogue,
};

export const circularAggregate: Aggregate<CircularState, CircularCommand, CircularEvent> = {
  decider: circularDecider,
  catalogue: circularCatalogue,
};

export const rollUpAggregate: Aggregate<RollUpState, RollUpCommand, RollUpEvent> = {
  decider: rollUpDecider,
  catalogue: rollUpCatalogue,
};

export const batchAggregate: Aggregate<BatchState, BatchCommand, BatchEvent> = {
  decider: batchDecider,
  catalogue: batchCatalogue,
};

export const periodAggregate: Aggregate<PeriodState, PeriodCommand, PeriodEvent> = {
  decider: periodDecider,
  catalogue: periodCatalogue,
};
