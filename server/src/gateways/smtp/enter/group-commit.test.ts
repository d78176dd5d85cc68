import assert from 'node:assert/strict'
import test from 'node:test'
import { GroupCommit } from './group-commit.ts'

test('what comes in one turn goes together, and so does what comes during a commit; each gets its own answer', async () => {
  const groups: number[][] = []
  const later: Promise<string>[] = []
  const commits: GroupCommit<number, string> = new GroupCommit<number, string>({
    largest: 3,
    atOnce: 1,
    commit: async (group) => {
      groups.push([...group])
      if (groups.length === 1) later.push(commits.add(6))
      await new Promise((resolve) => setImmediate(resolve))
      return group.map((item) => `kept ${item}`)
    },
  })
  const answers = await Promise.all([1, 2, 3, 4, 5].map((item) => commits.add(item)))
  assert.deepEqual(answers, ['kept 1', 'kept 2', 'kept 3', 'kept 4', 'kept 5'])
  assert.deepEqual(await Promise.all(later), ['kept 6'])
  assert.deepEqual(groups, [
    [1, 2, 3],
    [4, 5, 6],
  ])
})

test('a group that fails is tried one by one, and only the cause of the failure fails', async () => {
  const commits = new GroupCommit<number, number>({
    largest: 10,
    atOnce: 1,
    commit: async (group) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (group.includes(3)) throw new Error('three')
      return group
    },
  })
  const answers = await Promise.allSettled([1, 2, 3, 4].map((item) => commits.add(item)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
})

test('what comes one after another waits for what comes next, but not where nothing more will', async () => {
  const groupsOf = async (gather: { ms: number; isMoreComing?: (here: number) => boolean } | undefined) => {
    let groups = 0
    const commits = new GroupCommit<number, number>({
      largest: 20,
      atOnce: 1,
      ...(gather ? { gather } : {}),
      commit: async (group) => {
        groups += 1
        return group
      },
    })
    const answers: Promise<number>[] = []
    for (let item = 0; item < 400; item += 1) {
      answers.push(commits.add(item))
      // Two turns of the loop: in one it would have gone together with the next anyhow.
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    }
    assert.deepEqual(
      await Promise.all(answers),
      Array.from({ length: 400 }, (_, item) => item),
    )
    return groups
  }
  const alone = await groupsOf(undefined)
  assert.ok((await groupsOf({ ms: 50 })) < alone / 2)
  assert.ok((await groupsOf({ ms: 50, isMoreComing: () => false })) > alone / 2)
})
