#include "guest.h"

bool exports_guest_get(exports_guest_draft_t draft, guest_string_t *key, guest_option_string_t *ret,
    guest_string_t *err) {
    old_config_error_t old;
    spin_error_t spin;
    cloud_error_t cloud;
    switch (draft) {
        case EXPORTS_GUEST_DRAFT_RUNTIME:
            if (old_get(key, ret, &old)) return true;
            *err = old.val.upstream;
            return false;
        case EXPORTS_GUEST_DRAFT_SPIN:
            if (spin_get(key, ret, &spin)) return true;
            *err = spin.val.upstream;
            return false;
        default:
            if (cloud_get(key, ret, &cloud)) return true;
            *err = cloud.val.upstream;
            return false;
    }
}

bool exports_guest_get_all(exports_guest_draft_t draft, guest_list_tuple2_string_string_t *ret,
    guest_string_t *err) {
    old_config_error_t old;
    spin_error_t spin;
    cloud_error_t cloud;
    switch (draft) {
        case EXPORTS_GUEST_DRAFT_RUNTIME:
            if (old_get_all(ret, &old)) return true;
            *err = old.val.upstream;
            return false;
        case EXPORTS_GUEST_DRAFT_SPIN:
            if (spin_get_all(ret, &spin)) return true;
            *err = spin.val.upstream;
            return false;
        default:
            if (cloud_get_all(ret, &cloud)) return true;
            *err = cloud.val.upstream;
            return false;
    }
}

void exports_guest_log(
    uint8_t level, guest_string_t *context, guest_string_t *message, uint32_t times) {
    for (uint32_t i = 0; i < times; i++) logging_log(level, context, message);
    guest_string_free(context);
    guest_string_free(message);
}
