import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, Kind, type OperationDefinitionNode } from 'graphql'
import { SIMULATION_MILLISECONDS } from '../domain/limits.ts'
import type { Session } from '../operations/session.ts'
import { complexityProblem } from './complexity.ts'
import type { Observer } from './observer.ts'
import { requestTimeOf } from './request-time.ts'

/** Before an operation runs over HTTP: refuses subscriptions and what costs too much. Afterwards: counts it. */
export function operationPlugin(observer: Observer): ApolloServerPlugin<Session> {
  return {
    requestDidStart: async () => {
      const start = performance.now()
      return {
        didResolveOperation: async ({ schema, document, operation, operationName, request, contextValue }) => {
          if (operation?.operation === 'subscription') throw subscriptionOverHttp()
          const problem = complexityProblem({ schema, document, operationName, variables: request.variables ?? {} })
          if (problem) throw problem
          if (simulates(operation)) requestTimeOf(contextValue)?.restart(SIMULATION_MILLISECONDS)
        },
        willSendResponse: async ({ operation, errors }) => {
          const seconds = (performance.now() - start) / 1000
          observer.operation({ ...nameOf(operation), failed: (errors?.length ?? 0) > 0, seconds })
        },
      }
    },
  }
}

/** Names from the schema alone: what callers choose (operation names, aliases) would make metrics grow without end. */
export function nameOf(operation: OperationDefinitionNode | undefined): { kind: string; field: string } {
  const first = operation?.selectionSet.selections[0]
  return { kind: operation?.operation ?? 'none', field: first?.kind === Kind.FIELD ? first.name.value : 'other' }
}

function simulates(operation: OperationDefinitionNode | undefined): boolean {
  const fields = operation?.selectionSet.selections ?? []
  return fields.some((field) => field.kind === Kind.FIELD && field.name.value === 'simulate')
}

function subscriptionOverHttp(): GraphQLError {
  return new GraphQLError('Subscriptions run over WebSocket only.', {
    extensions: { code: 'METHOD_NOT_ALLOWED', http: { status: 405 } },
  })
}
