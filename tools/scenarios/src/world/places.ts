import type { DirectoryDivision } from '@gongjian/shared-access';
import { DEPLOYMENT_TENANT, naturalId } from '@gongjian/shared-event-sourcing';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  county: ['清河县', '东山县'],
  town: ['桥南街道', '桥北街道', '东关镇', '西关镇'],
  community: [
    '柳岸社区',
    '石桥社区',
    '槐荫社区',
    '南苑社区',
    '东湖社区',
    '西湖社区',
    '北塘社区',
    '南塘社区',
    '桥头社区',
    '河湾社区',
    '松岗社区',
    '竹园社区',
  ],
};

function division(code: string, name: string, level: DirectoryDivision['level'], above: DirectoryDivision | null) {
  const id = naturalId(DEPLOYMENT_TENANT, 'division', code);
  return { id, code, name, level, parentId: above?.id ?? null, endedOn: null } satisfies DirectoryDivision;
}

function tree(): ReadonlyMap<string, DirectoryDivision> {
  const places = new Map<string, DirectoryDivision>();
  const put = (place: string, made: DirectoryDivision): DirectoryDivision => {
    places.set(place, made);
    return made;
  };
  const province = put('province', division('990000000000', '云川省', 'province', null));
  const city = put('city', division('990100000000', '云溪市', 'city', province));
  for (const county of [1, 2]) {
    const countyCode = `99012${county}`;
    const above = division(`${countyCode}000000`, NAMES['county']?.[county - 1] ?? '', 'county', city);
    put(`county${county}`, above);
    for (const town of [1, 2]) {
      const nth = (county - 1) * 2 + town;
      const townCode = `${countyCode}00${town}`;
      const townAbove = put(`town${nth}`, division(`${townCode}000`, NAMES['town']?.[nth - 1] ?? '', 'town', above));
      for (const community of [1, 2, 3]) {
        const last = community === 3 ? 8 + nth : (nth - 1) * 2 + community;
        const name = NAMES['community']?.[last - 1] ?? '';
        put(`community${last}`, division(`${townCode}00${community}`, name, 'community', townAbove));
      }
    }
  }
  return places;
}

/** The same in every story. */
export const PLACES = tree();
const BY_ID = new Map([...PLACES.values()].map((place) => [place.id, place]));
const SUBTREES = new Map(
  [...PLACES.values()].map(({ id }) => [
    id,
    new Set([...PLACES.values()].filter((other) => pathOf(other.id).some((above) => above.id === id)).map((p) => p.id)),
  ]),
);

export function placeNamed(place: string): DirectoryDivision {
  const found = PLACES.get(place);
  if (found === undefined) throw new TypeError(`there is no place ${place}`);
  return found;
}

export function placeById(id: string): DirectoryDivision | null {
  return BY_ID.get(id) ?? null;
}

/** From the place itself up. */
export function pathOf(id: string): readonly DirectoryDivision[] {
  const path: DirectoryDivision[] = [];
  for (let at = placeById(id); at !== null; at = at.parentId === null ? null : placeById(at.parentId)) path.push(at);
  return path;
}

export function subtreeOf(id: string): ReadonlySet<string> {
  return SUBTREES.get(id) ?? new Set();
}

/** The place itself or the one above it at that level; below its level the first one under it. */
export function placeAt(level: string, near: string): DirectoryDivision {
  const above = pathOf(near).find((place) => place.level === level);
  const below = [...PLACES.values()].find((place) => place.level === level && subtreeOf(near).has(place.id));
  const found = above ?? below;
  if (found === undefined) throw new TypeError(`no ${level} near ${near}`);
  return found;
}
