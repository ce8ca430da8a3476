export { namesOf, tellers, toldOfHistory, type Told } from './told-of-history.js';
