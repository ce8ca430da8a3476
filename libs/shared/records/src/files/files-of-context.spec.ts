import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { storedFiles, type FilesOfContext } from './files-of-context.js';

const plans = storedFiles({ context: 'plans', category: 'file' });
const awards = storedFiles({ context: 'awards', category: 'awards_file' });

function controllerOf({ module }: FilesOfContext): Type {
  const [controller] = Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) as readonly Type[];
  if (controller === undefined) throw new Error('no controller');
  return controller;
}

function routesOf(files: FilesOfContext): readonly string[] {
  const controller = controllerOf(files);
  const at = String(Reflect.getMetadata(PATH_METADATA, controller));
  const { prototype } = controller as { readonly prototype: Readonly<Record<string, object>> };
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const route = prototype[name] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, route) as RequestMethod | undefined;
    if (method === undefined) return [];
    return [`${RequestMethod[method]} ${at}/${String(Reflect.getMetadata(PATH_METADATA, route))}`];
  });
}

describe('the files of two contexts in one process', () => {
  it('stand in streams and tables of their own', () => {
    expect(plans.aggregate.catalogue.category).toBe('file');
    expect(awards.aggregate.catalogue.category).toBe('awards_file');
    expect([plans.projection.context, awards.projection.context]).toEqual(['plans', 'awards']);
    expect(awards.projection.catalogue.category).toBe('awards_file');
    expect(awards.reaction).not.toBe(plans.reaction);
  });

  it('have the same routes, each under its own context', () => {
    const routes = routesOf(awards);
    expect(routes).toContain('POST api/awards/v1/files//');
    expect(routes).toContain('GET api/awards/v1/files/:id/content');
    expect(routes.map((route) => route.replace('awards', 'plans'))).toEqual(routesOf(plans));
  });

  it('have operations of different names, for clients that are generated', () => {
    expect([plans, awards].map((files) => controllerOf(files).name)).toEqual([
      'PlansFilesController',
      'AwardsFilesController',
    ]);
  });
});
