/*
 * What GMime sees in messages, for comparing with our own reading and for measuring beside it.
 *
 * gmime-leaves compare    reads file names on standard input, one a line; for each prints a line "message", the subject line,
 *                         and for every leaf a line "part", its media type, the octets it decodes to and their SHA-256
 * gmime-leaves measure N  reads all of them first, parses and decodes each N times, prints octets, messages and the nanoseconds
 *                         of processor time of the fastest round
 */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int printing;

static void take_part(GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content(part);
  GMimeStream *out = printing ? g_mime_stream_mem_new() : g_mime_stream_null_new();
  if (content)
    g_mime_data_wrapper_write_to_stream(content, out);
  if (printing) {
    GByteArray *octets = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)out);
    char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, octets->data, octets->len);
    char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type((GMimeObject *)part));
    printf("part\t%s\t%u\t%s\n", type, octets->len, digest);
    g_free(type);
    g_free(digest);
  }
  g_object_unref(out);
}

static void take(GMimeObject *object)
{
  if (object == NULL)
    return;
  if (GMIME_IS_MULTIPART(object)) {
    int count = g_mime_multipart_get_count((GMimeMultipart *)object);
    for (int i = 0; i < count; i++)
      take(g_mime_multipart_get_part((GMimeMultipart *)object, i));
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)object);
    if (printing)
      printf("part\tmessage/rfc822\t0\t-\n");
    if (inner)
      take(g_mime_message_get_mime_part(inner));
  } else if (GMIME_IS_PART(object))
    take_part((GMimePart *)object);
}

static void read_message(const char *octets, size_t length)
{
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(octets, length);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
  if (message) {
    const char *subject = g_mime_message_get_subject(message);
    if (printing) {
      char *line = g_strdup(subject ? subject : "");
      g_strdelimit(line, "\t\r\n", ' ');
      printf("subject\t%s\n", line);
      g_free(line);
    }
    take(g_mime_message_get_mime_part(message));
    g_object_unref(message);
  }
  g_object_unref(parser);
  g_object_unref(stream);
}

static char *read_file(const char *name, size_t *length)
{
  gchar *contents = NULL;
  gsize size = 0;
  if (!g_file_get_contents(name, &contents, &size, NULL))
    exit(2);
  /* The line that mailbox files put first is no field. */
  if (size > 5 && memcmp(contents, "From ", 5) == 0) {
    char *end = memchr(contents, '\n', size);
    size_t head = end ? (size_t)(end - contents) + 1 : 0;
    memmove(contents, contents + head, size - head);
    size -= head;
  }
  *length = size;
  return contents;
}

int main(int argc, char **argv)
{
  static char *octets[20000];
  static size_t lengths[20000];
  char name[4096];
  int count = 0;
  size_t total = 0;
  g_mime_init();
  printing = argc > 1 && strcmp(argv[1], "compare") == 0;
  while (count < 20000 && fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = 0;
    octets[count] = read_file(name, &lengths[count]);
    if (printing) {
      printf("message\t%s\n", name);
      read_message(octets[count], lengths[count]);
    }
    total += lengths[count++];
  }
  if (!printing) {
    long long best = -1;
    for (int round = argc > 2 ? atoi(argv[2]) : 3; round > 0; round--) {
      struct timespec start, end;
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
      for (int i = 0; i < count; i++)
        read_message(octets[i], lengths[i]);
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
      long long took = (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec;
      if (best < 0 || took < best)
        best = took;
    }
    printf("%zu\t%d\t%lld\n", total, count, best);
  }
  return 0;
}
