export { ServedDistrict } from './served-district.js';
export { namesOf, tellers, toldOfHistory, type Told } from './told-of-history.js';
