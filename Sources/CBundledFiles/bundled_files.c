/* Data of templates/ and api-specs/ in the program itself: a copied binary needs no folder beside it. `#embed` takes
   0.01 s for what the package manager's own embedding can't do in minutes, and each file is tracked for rebuilding.
   A test checks that every file of both folders is listed. */
#include "bundled_files.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char cloud_config[] = {
#embed "../../api-specs/cloud-init/cloud-config.json"
};
static const unsigned char ecs_api_docs[] = {
#embed "../../api-specs/ecs/2014-05-26/api-docs.json"
};
static const unsigned char ecs_error_codes[] = {
#embed "../../api-specs/ecs/2014-05-26/error-codes.json"
};
static const unsigned char ecs_patches[] = {
#embed "../../api-specs/ecs/2014-05-26/patches.json"
};
static const unsigned char ecs_changes[] = {
#embed "../../api-specs/ecs/changes.json"
};
static const unsigned char ecs_disk_limits[] = {
#embed "../../api-specs/ecs/disk-limits.json"
};
static const unsigned char ecs_retries[] = {
#embed "../../api-specs/ecs/2014-05-26/retries.json"
};
static const unsigned char ecs_image_families[] = {
#embed "../../api-specs/ecs/image-families.json"
};
static const unsigned char ecs_instance_types[] = {
#embed "../../api-specs/ecs/instance-types.json"
};
static const unsigned char ecs_regions[] = {
#embed "../../api-specs/ecs/regions.json"
};
static const unsigned char ecs_trusted_system[] = {
#embed "../../api-specs/ecs/trusted-system.json"
};
static const unsigned char kms_api_docs[] = {
#embed "../../api-specs/kms/2016-01-20/api-docs.json"
};
static const unsigned char kms_error_codes[] = {
#embed "../../api-specs/kms/2016-01-20/error-codes.json"
};
static const unsigned char kms_patches[] = {
#embed "../../api-specs/kms/2016-01-20/patches.json"
};
static const unsigned char ram_api_docs[] = {
#embed "../../api-specs/ram/2015-05-01/api-docs.json"
};
static const unsigned char ram_error_codes[] = {
#embed "../../api-specs/ram/2015-05-01/error-codes.json"
};
static const unsigned char ram_patches[] = {
#embed "../../api-specs/ram/2015-05-01/patches.json"
};
static const unsigned char resource_types[] = {
#embed "../../api-specs/resource-types.json"
};
static const unsigned char secret_members[] = {
#embed "../../api-specs/secret-members.json"
};
static const unsigned char sts_api_docs[] = {
#embed "../../api-specs/sts/2015-04-01/api-docs.json"
};
static const unsigned char sts_error_codes[] = {
#embed "../../api-specs/sts/2015-04-01/error-codes.json"
};
static const unsigned char sts_patches[] = {
#embed "../../api-specs/sts/2015-04-01/patches.json"
};
static const unsigned char cloud_packages[] = {
#embed "../../templates/user-data/cloud-packages.yaml.mustache"
};
static const unsigned char cloud_users[] = {
#embed "../../templates/user-data/cloud-users.yaml.mustache"
};
static const unsigned char data_disk[] = {
#embed "../../templates/user-data/data-disk.sh.mustache"
};
static const unsigned char join_cluster[] = {
#embed "../../templates/user-data/join-cluster.sh.mustache"
};
static const unsigned char run_container[] = {
#embed "../../templates/user-data/run-container.sh.mustache"
};
static const unsigned char sgx_runtime[] = {
#embed "../../templates/user-data/sgx-runtime.sh.mustache"
};
static const unsigned char trust_agent_hardened[] = {
#embed "../../templates/user-data/trust-agent-hardened.sh.mustache"
};
static const unsigned char trust_agent_install[] = {
#embed "../../templates/user-data/trust-agent-install.sh"
};
static const unsigned char windows_features[] = {
#embed "../../templates/user-data/windows-features.ps1.mustache"
};

#define FILE_ENTRY(path, bytes) { path, bytes, sizeof bytes }

static const bundled_file files[] = {
    FILE_ENTRY("api-specs/cloud-init/cloud-config.json", cloud_config),
    FILE_ENTRY("api-specs/ecs/2014-05-26/api-docs.json", ecs_api_docs),
    FILE_ENTRY("api-specs/ecs/2014-05-26/error-codes.json", ecs_error_codes),
    FILE_ENTRY("api-specs/ecs/2014-05-26/patches.json", ecs_patches),
    FILE_ENTRY("api-specs/ecs/changes.json", ecs_changes),
    FILE_ENTRY("api-specs/ecs/disk-limits.json", ecs_disk_limits),
    FILE_ENTRY("api-specs/ecs/2014-05-26/retries.json", ecs_retries),
    FILE_ENTRY("api-specs/ecs/image-families.json", ecs_image_families),
    FILE_ENTRY("api-specs/ecs/instance-types.json", ecs_instance_types),
    FILE_ENTRY("api-specs/ecs/regions.json", ecs_regions),
    FILE_ENTRY("api-specs/ecs/trusted-system.json", ecs_trusted_system),
    FILE_ENTRY("api-specs/kms/2016-01-20/api-docs.json", kms_api_docs),
    FILE_ENTRY("api-specs/kms/2016-01-20/error-codes.json", kms_error_codes),
    FILE_ENTRY("api-specs/kms/2016-01-20/patches.json", kms_patches),
    FILE_ENTRY("api-specs/ram/2015-05-01/api-docs.json", ram_api_docs),
    FILE_ENTRY("api-specs/ram/2015-05-01/error-codes.json", ram_error_codes),
    FILE_ENTRY("api-specs/ram/2015-05-01/patches.json", ram_patches),
    FILE_ENTRY("api-specs/resource-types.json", resource_types),
    FILE_ENTRY("api-specs/secret-members.json", secret_members),
    FILE_ENTRY("api-specs/sts/2015-04-01/api-docs.json", sts_api_docs),
    FILE_ENTRY("api-specs/sts/2015-04-01/error-codes.json", sts_error_codes),
    FILE_ENTRY("api-specs/sts/2015-04-01/patches.json", sts_patches),
    FILE_ENTRY("templates/user-data/cloud-packages.yaml.mustache", cloud_packages),
    FILE_ENTRY("templates/user-data/cloud-users.yaml.mustache", cloud_users),
    FILE_ENTRY("templates/user-data/data-disk.sh.mustache", data_disk),
    FILE_ENTRY("templates/user-data/join-cluster.sh.mustache", join_cluster),
    FILE_ENTRY("templates/user-data/run-container.sh.mustache", run_container),
    FILE_ENTRY("templates/user-data/sgx-runtime.sh.mustache", sgx_runtime),
    FILE_ENTRY("templates/user-data/trust-agent-hardened.sh.mustache", trust_agent_hardened),
    FILE_ENTRY("templates/user-data/trust-agent-install.sh", trust_agent_install),
    FILE_ENTRY("templates/user-data/windows-features.ps1.mustache", windows_features),
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

bundled_file bundled_file_at(size_t index) {
    bundled_file none = { 0, 0, 0 };
    return index < bundled_file_count() ? files[index] : none;
}
