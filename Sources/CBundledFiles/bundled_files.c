/* Data of templates/ and api-specs/ in the program itself: a copied binary needs no folder beside it. `#embed` takes
   0.01 s for what the package manager's own embedding can't do in minutes, and each file is tracked for rebuilding.
   A test checks that every file of both folders is listed. */
#include "bundled_files.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char ecs_api_docs[] = {
#embed "../../api-specs/ecs/2014-05-26/api-docs.json"
};
static const unsigned char ecs_patches[] = {
#embed "../../api-specs/ecs/2014-05-26/patches.json"
};
static const unsigned char ecs_instance_types[] = {
#embed "../../api-specs/ecs/instance-types.json"
};
static const unsigned char kms_api_docs[] = {
#embed "../../api-specs/kms/2016-01-20/api-docs.json"
};
static const unsigned char kms_patches[] = {
#embed "../../api-specs/kms/2016-01-20/patches.json"
};
static const unsigned char ram_api_docs[] = {
#embed "../../api-specs/ram/2015-05-01/api-docs.json"
};
static const unsigned char sts_api_docs[] = {
#embed "../../api-specs/sts/2015-04-01/api-docs.json"
};
static const unsigned char trust_agent_install[] = {
#embed "../../templates/user-data/trust-agent-install.sh"
};

#define FILE_ENTRY(path, bytes) { path, bytes, sizeof bytes }

static const bundled_file files[] = {
    FILE_ENTRY("api-specs/ecs/2014-05-26/api-docs.json", ecs_api_docs),
    FILE_ENTRY("api-specs/ecs/2014-05-26/patches.json", ecs_patches),
    FILE_ENTRY("api-specs/ecs/instance-types.json", ecs_instance_types),
    FILE_ENTRY("api-specs/kms/2016-01-20/api-docs.json", kms_api_docs),
    FILE_ENTRY("api-specs/kms/2016-01-20/patches.json", kms_patches),
    FILE_ENTRY("api-specs/ram/2015-05-01/api-docs.json", ram_api_docs),
    FILE_ENTRY("api-specs/sts/2015-04-01/api-docs.json", sts_api_docs),
    FILE_ENTRY("templates/user-data/trust-agent-install.sh", trust_agent_install),
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

bundled_file bundled_file_at(size_t index) {
    bundled_file none = { 0, 0, 0 };
    return index < bundled_file_count() ? files[index] : none;
}
