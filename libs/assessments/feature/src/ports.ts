export { RoundScores, type PreviousStanding } from './rounds/round-scores.js';
