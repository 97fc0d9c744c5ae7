/** What the explorer opens with: a query that answers on any installation.
 *  @param comments lines above it, in the reader's language */
export function exampleQuery(comments: readonly string[]): string {
  return `${comments.map((line) => `# ${line}\n`).join("")}${query}`;
}

const query = `query Example {
  datasets {
    name
    counts {
      images
      distinct
      labelled
      duplicateGroups
    }
    latestStudy {
      status
      backbone
      champion {
        layer
        method {
          name
        }
        figures {
          id
          value
          n
          interval {
            low
            high
          }
        }
      }
      decisions {
        normal
        cancer
        review
      }
    }
  }
}
`;
