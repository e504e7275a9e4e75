import { defineEntity, p } from '@mikro-orm/core'
import type { ApiKey } from '../../domain/api-key.ts'
import type { Role } from '../../domain/role.ts'

const ApiKeySchema = defineEntity({
  name: 'ApiKeyEntity',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    role: p.text().$type<Role>(),
    /** SHA-256 of the whole key, hex: a key has over 128 random bits, so no salt or stretching is needed. */
    hash: p.text(),
    lastCharacters: p.text(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().strictNullable(),
    revokedAt: p.datetime().strictNullable(),
  },
})

/** A row of `api_key`. */
export class ApiKeyEntity extends ApiKeySchema.class implements ApiKey {}
ApiKeySchema.setClass(ApiKeyEntity)
