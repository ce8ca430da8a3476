import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { treeId, treeKeysAggregate } from '../../aggregates.js';
import { SigningKeys } from '../../signing-keys.js';
import { growingTree } from '../../tree-keys-access.js';
import { Trees } from '../../trees.js';
import { AddTreeKey } from './add-tree-key.command.js';

@CommandHandler(AddTreeKey)
export class AddTreeKeyHandler implements ICommandHandler<AddTreeKey> {
  constructor(
    private readonly records: RecordWriter,
    private readonly trees: Trees,
    private readonly keys: SigningKeys,
  ) {}

  async execute({ write, tree: name, body }: AddTreeKey): Promise<Done> {
    const id = treeId(name);
    const result = await this.records.found(treeKeysAggregate, id, write, {
      type: 'AddTreeKey',
      body: { tree: name, ...body },
      tenant: name.tenant,
      may: { action: 'tree.manageKeys', resource: {} },
      data: async () => {
        const { tree, keys } = await growingTree(this.trees, write.principal, name);
        const key = await this.keys.make(tree.origin);
        await this.trees.keepPrivateKey(tree.tenant, key);
        const signing = keys.map(({ verifierKey }) => verifierKey);
        return { number: tree.number, verifierKey: key.verifierKey, reason: body.reason, signing };
      },
    });
    return { id, result };
  }
}
