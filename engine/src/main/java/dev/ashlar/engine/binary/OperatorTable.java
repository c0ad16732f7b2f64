package dev.ashlar.engine.binary;

/**
 * Every instruction, a line each: opcode in hexadecimal (with a prefix byte in bits 16 to 23), name, signature and, if
 * there are any, immediates with a limit behind a slash. A line with {@code #} names the feature of those that follow.
 */
final class OperatorTable {
    static final String TEXT = """
            # mvp
            0 unreachable *
            1 nop :
            2 block * block
            3 loop * block
            4 if * block
            5 else *
            # exceptions
            8 throw * tag
            A throw_ref *
            # mvp
            B end *
            C br * label
            D br_if * label
            E br_table * labels
            F return *
            10 call * function
            11 call_indirect * type_table
            # tail-calls
            12 return_call * function
            13 return_call_indirect * type_table
            # typed-function-references
            14 call_ref * type
            15 return_call_ref * type
            # mvp
            1A drop *
            1B select *
            # reference-types
            1C select * types
            # exceptions
            1F try_table * try
            # mvp
            20 local.get * local
            21 local.set * local
            22 local.tee * local
            23 global.get * global
            24 global.set * global
            # reference-types
            25 table.get * table
            26 table.set * table
            # mvp
            28 i32.load i:i memarg/2
            29 i64.load i:l memarg/3
            2A f32.load i:f memarg/2
            2B f64.load i:d memarg/3
            2C i32.load8_s i:i memarg/0
            2D i32.load8_u i:i memarg/0
            2E i32.load16_s i:i memarg/1
            2F i32.load16_u i:i memarg/1
            30 i64.load8_s i:l memarg/0
            31 i64.load8_u i:l memarg/0
            32 i64.load16_s i:l memarg/1
            33 i64.load16_u i:l memarg/1
            34 i64.load32_s i:l memarg/2
            35 i64.load32_u i:l memarg/2
            36 i32.store ii: memarg/2
            37 i64.store il: memarg/3
            38 f32.store if: memarg/2
            39 f64.store id: memarg/3
            3A i32.store8 ii: memarg/0
            3B i32.store16 ii: memarg/1
            3C i64.store8 il: memarg/0
            3D i64.store16 il: memarg/1
            3E i64.store32 il: memarg/2
            3F memory.size * memory
            40 memory.grow * memory
            41 i32.const :i i32
            42 i64.const :l i64
            43 f32.const :f f32
            44 f64.const :d f64
            45 i32.eqz i:i
            46 i32.eq ii:i
            47 i32.ne ii:i
            48 i32.lt_s ii:i
            49 i32.lt_u ii:i
            4A i32.gt_s ii:i
            4B i32.gt_u ii:i
            4C i32.le_s ii:i
            4D i32.le_u ii:i
            4E i32.ge_s ii:i
            4F i32.ge_u ii:i
            50 i64.eqz l:i
            51 i64.eq ll:i
            52 i64.ne ll:i
            53 i64.lt_s ll:i
            54 i64.lt_u ll:i
            55 i64.gt_s ll:i
            56 i64.gt_u ll:i
            57 i64.le_s ll:i
            58 i64.le_u ll:i
            59 i64.ge_s ll:i
            5A i64.ge_u ll:i
            5B f32.eq ff:i
            5C f32.ne ff:i
            5D f32.lt ff:i
            5E f32.gt ff:i
            5F f32.le ff:i
            60 f32.ge ff:i
            61 f64.eq dd:i
            62 f64.ne dd:i
            63 f64.lt dd:i
            64 f64.gt dd:i
            65 f64.le dd:i
            66 f64.ge dd:i
            67 i32.clz i:i
            68 i32.ctz i:i
            69 i32.popcnt i:i
            6A i32.add ii:i
            6B i32.sub ii:i
            6C i32.mul ii:i
            6D i32.div_s ii:i
            6E i32.div_u ii:i
            6F i32.rem_s ii:i
            70 i32.rem_u ii:i
            71 i32.and ii:i
            72 i32.or ii:i
            73 i32.xor ii:i
            74 i32.shl ii:i
            75 i32.shr_s ii:i
            76 i32.shr_u ii:i
            77 i32.rotl ii:i
            78 i32.rotr ii:i
            79 i64.clz l:l
            7A i64.ctz l:l
            7B i64.popcnt l:l
            7C i64.add ll:l
            7D i64.sub ll:l
            7E i64.mul ll:l
            7F i64.div_s ll:l
            80 i64.div_u ll:l
            81 i64.rem_s ll:l
            82 i64.rem_u ll:l
            83 i64.and ll:l
            84 i64.or ll:l
            85 i64.xor ll:l
            86 i64.shl ll:l
            87 i64.shr_s ll:l
            88 i64.shr_u ll:l
            89 i64.rotl ll:l
            8A i64.rotr ll:l
            8B f32.abs f:f
            8C f32.neg f:f
            8D f32.ceil f:f
            8E f32.floor f:f
            8F f32.trunc f:f
            90 f32.nearest f:f
            91 f32.sqrt f:f
            92 f32.add ff:f
            93 f32.sub ff:f
            94 f32.mul ff:f
            95 f32.div ff:f
            96 f32.min ff:f
            97 f32.max ff:f
            98 f32.copysign ff:f
            99 f64.abs d:d
            9A f64.neg d:d
            9B f64.ceil d:d
            9C f64.floor d:d
            9D f64.trunc d:d
            9E f64.nearest d:d
            9F f64.sqrt d:d
            A0 f64.add dd:d
            A1 f64.sub dd:d
            A2 f64.mul dd:d
            A3 f64.div dd:d
            A4 f64.min dd:d
            A5 f64.max dd:d
            A6 f64.copysign dd:d
            A7 i32.wrap_i64 l:i
            A8 i32.trunc_f32_s f:i
            A9 i32.trunc_f32_u f:i
            AA i32.trunc_f64_s d:i
            AB i32.trunc_f64_u d:i
            AC i64.extend_i32_s i:l
            AD i64.extend_i32_u i:l
            AE i64.trunc_f32_s f:l
            AF i64.trunc_f32_u f:l
            B0 i64.trunc_f64_s d:l
            B1 i64.trunc_f64_u d:l
            B2 f32.convert_i32_s i:f
            B3 f32.convert_i32_u i:f
            B4 f32.convert_i64_s l:f
            B5 f32.convert_i64_u l:f
            B6 f32.demote_f64 d:f
            B7 f64.convert_i32_s i:d
            B8 f64.convert_i32_u i:d
            B9 f64.convert_i64_s l:d
            BA f64.convert_i64_u l:d
            BB f64.promote_f32 f:d
            BC i32.reinterpret_f32 f:i
            BD i64.reinterpret_f64 d:l
            BE f32.reinterpret_i32 i:f
            BF f64.reinterpret_i64 l:d
            # sign-extension
            C0 i32.extend8_s i:i
            C1 i32.extend16_s i:i
            C2 i64.extend8_s l:l
            C3 i64.extend16_s l:l
            C4 i64.extend32_s l:l
            # reference-types
            D0 ref.null * heap
            D1 ref.is_null *
            D2 ref.func * function
            # gc
            D3 ref.eq *
            # typed-function-references
            D4 ref.as_non_null *
            D5 br_on_null * label
            D6 br_on_non_null * label
            # gc
            FB0000 struct.new * type
            FB0001 struct.new_default * type
            FB0002 struct.get * type_field
            FB0003 struct.get_s * type_field
            FB0004 struct.get_u * type_field
            FB0005 struct.set * type_field
            FB0006 array.new * type
            FB0007 array.new_default * type
            FB0008 array.new_fixed * type_count
            FB0009 array.new_data * type_data
            FB000A array.new_elem * type_element
            FB000B array.get * type
            FB000C array.get_s * type
            FB000D array.get_u * type
            FB000E array.set * type
            FB000F array.len *
            FB0010 array.fill * type
            FB0011 array.copy * type_type
            FB0012 array.init_data * type_data
            FB0013 array.init_elem * type_element
            FB0014 ref.test * heap
            FB0015 ref.test * heap
            FB0016 ref.cast * heap
            FB0017 ref.cast * heap
            FB0018 br_on_cast * cast
            FB0019 br_on_cast_fail * cast
            FB001A any.convert_extern *
            FB001B extern.convert_any *
            FB001C ref.i31 *
            FB001D i31.get_s *
            FB001E i31.get_u *
            # saturating-conversions
            FC0000 i32.trunc_sat_f32_s f:i
            FC0001 i32.trunc_sat_f32_u f:i
            FC0002 i32.trunc_sat_f64_s d:i
            FC0003 i32.trunc_sat_f64_u d:i
            FC0004 i64.trunc_sat_f32_s f:l
            FC0005 i64.trunc_sat_f32_u f:l
            FC0006 i64.trunc_sat_f64_s d:l
            FC0007 i64.trunc_sat_f64_u d:l
            # bulk-memory
            FC0008 memory.init * data_memory
            FC0009 data.drop : data
            FC000A memory.copy * memory_memory
            FC000B memory.fill * memory
            FC000C table.init * element_table
            FC000D elem.drop : element
            FC000E table.copy * table_table
            # reference-types
            FC000F table.grow * table
            FC0010 table.size * table
            FC0011 table.fill * table
            # simd
            FD0000 v128.load i:v memarg/4
            FD0001 v128.load8x8_s i:v memarg/3
            FD0002 v128.load8x8_u i:v memarg/3
            FD0003 v128.load16x4_s i:v memarg/3
            FD0004 v128.load16x4_u i:v memarg/3
            FD0005 v128.load32x2_s i:v memarg/3
            FD0006 v128.load32x2_u i:v memarg/3
            FD0007 v128.load8_splat i:v memarg/0
            FD0008 v128.load16_splat i:v memarg/1
            FD0009 v128.load32_splat i:v memarg/2
            FD000A v128.load64_splat i:v memarg/3
            FD000B v128.store iv: memarg/4
            FD000C v128.const :v v128
            FD000D i8x16.shuffle vv:v shuffle
            FD000E i8x16.swizzle vv:v
            FD000F i8x16.splat i:v
            FD0010 i16x8.splat i:v
            FD0011 i32x4.splat i:v
            FD0012 i64x2.splat l:v
            FD0013 f32x4.splat f:v
            FD0014 f64x2.splat d:v
            FD0015 i8x16.extract_lane_s v:i lane/16
            FD0016 i8x16.extract_lane_u v:i lane/16
            FD0017 i8x16.replace_lane vi:v lane/16
            FD0018 i16x8.extract_lane_s v:i lane/8
            FD0019 i16x8.extract_lane_u v:i lane/8
            FD001A i16x8.replace_lane vi:v lane/8
            FD001B i32x4.extract_lane v:i lane/4
            FD001C i32x4.replace_lane vi:v lane/4
            FD001D i64x2.extract_lane v:l lane/2
            FD001E i64x2.replace_lane vl:v lane/2
            FD001F f32x4.extract_lane v:f lane/4
            FD0020 f32x4.replace_lane vf:v lane/4
            FD0021 f64x2.extract_lane v:d lane/2
            FD0022 f64x2.replace_lane vd:v lane/2
            FD0023 i8x16.eq vv:v
            FD0024 i8x16.ne vv:v
            FD0025 i8x16.lt_s vv:v
            FD0026 i8x16.lt_u vv:v
            FD0027 i8x16.gt_s vv:v
            FD0028 i8x16.gt_u vv:v
            FD0029 i8x16.le_s vv:v
            FD002A i8x16.le_u vv:v
            FD002B i8x16.ge_s vv:v
            FD002C i8x16.ge_u vv:v
            FD002D i16x8.eq vv:v
            FD002E i16x8.ne vv:v
            FD002F i16x8.lt_s vv:v
            FD0030 i16x8.lt_u vv:v
            FD0031 i16x8.gt_s vv:v
            FD0032 i16x8.gt_u vv:v
            FD0033 i16x8.le_s vv:v
            FD0034 i16x8.le_u vv:v
            FD0035 i16x8.ge_s vv:v
            FD0036 i16x8.ge_u vv:v
            FD0037 i32x4.eq vv:v
            FD0038 i32x4.ne vv:v
            FD0039 i32x4.lt_s vv:v
            FD003A i32x4.lt_u vv:v
            FD003B i32x4.gt_s vv:v
            FD003C i32x4.gt_u vv:v
            FD003D i32x4.le_s vv:v
            FD003E i32x4.le_u vv:v
            FD003F i32x4.ge_s vv:v
            FD0040 i32x4.ge_u vv:v
            FD0041 f32x4.eq vv:v
            FD0042 f32x4.ne vv:v
            FD0043 f32x4.lt vv:v
            FD0044 f32x4.gt vv:v
            FD0045 f32x4.le vv:v
            FD0046 f32x4.ge vv:v
            FD0047 f64x2.eq vv:v
            FD0048 f64x2.ne vv:v
            FD0049 f64x2.lt vv:v
            FD004A f64x2.gt vv:v
            FD004B f64x2.le vv:v
            FD004C f64x2.ge vv:v
            FD004D v128.not v:v
            FD004E v128.and vv:v
            FD004F v128.andnot vv:v
            FD0050 v128.or vv:v
            FD0051 v128.xor vv:v
            FD0052 v128.bitselect vvv:v
            FD0053 v128.any_true v:i
            FD0054 v128.load8_lane iv:v memarg_lane/0
            FD0055 v128.load16_lane iv:v memarg_lane/1
            FD0056 v128.load32_lane iv:v memarg_lane/2
            FD0057 v128.load64_lane iv:v memarg_lane/3
            FD0058 v128.store8_lane iv: memarg_lane/0
            FD0059 v128.store16_lane iv: memarg_lane/1
            FD005A v128.store32_lane iv: memarg_lane/2
            FD005B v128.store64_lane iv: memarg_lane/3
            FD005C v128.load32_zero i:v memarg/2
            FD005D v128.load64_zero i:v memarg/3
            FD005E f32x4.demote_f64x2_zero v:v
            FD005F f64x2.promote_low_f32x4 v:v
            FD0060 i8x16.abs v:v
            FD0061 i8x16.neg v:v
            FD0062 i8x16.popcnt v:v
            FD0063 i8x16.all_true v:i
            FD0064 i8x16.bitmask v:i
            FD0065 i8x16.narrow_i16x8_s vv:v
            FD0066 i8x16.narrow_i16x8_u vv:v
            FD0067 f32x4.ceil v:v
            FD0068 f32x4.floor v:v
            FD0069 f32x4.trunc v:v
            FD006A f32x4.nearest v:v
            FD006B i8x16.shl vi:v
            FD006C i8x16.shr_s vi:v
            FD006D i8x16.shr_u vi:v
            FD006E i8x16.add vv:v
            FD006F i8x16.add_sat_s vv:v
            FD0070 i8x16.add_sat_u vv:v
            FD0071 i8x16.sub vv:v
            FD0072 i8x16.sub_sat_s vv:v
            FD0073 i8x16.sub_sat_u vv:v
            FD0074 f64x2.ceil v:v
            FD0075 f64x2.floor v:v
            FD0076 i8x16.min_s vv:v
            FD0077 i8x16.min_u vv:v
            FD0078 i8x16.max_s vv:v
            FD0079 i8x16.max_u vv:v
            FD007A f64x2.trunc v:v
            FD007B i8x16.avgr_u vv:v
            FD007C i16x8.extadd_pairwise_i8x16_s v:v
            FD007D i16x8.extadd_pairwise_i8x16_u v:v
            FD007E i32x4.extadd_pairwise_i16x8_s v:v
            FD007F i32x4.extadd_pairwise_i16x8_u v:v
            FD0080 i16x8.abs v:v
            FD0081 i16x8.neg v:v
            FD0082 i16x8.q15mulr_sat_s vv:v
            FD0083 i16x8.all_true v:i
            FD0084 i16x8.bitmask v:i
            FD0085 i16x8.narrow_i32x4_s vv:v
            FD0086 i16x8.narrow_i32x4_u vv:v
            FD0087 i16x8.extend_low_i8x16_s v:v
            FD0088 i16x8.extend_high_i8x16_s v:v
            FD0089 i16x8.extend_low_i8x16_u v:v
            FD008A i16x8.extend_high_i8x16_u v:v
            FD008B i16x8.shl vi:v
            FD008C i16x8.shr_s vi:v
            FD008D i16x8.shr_u vi:v
            FD008E i16x8.add vv:v
            FD008F i16x8.add_sat_s vv:v
            FD0090 i16x8.add_sat_u vv:v
            FD0091 i16x8.sub vv:v
            FD0092 i16x8.sub_sat_s vv:v
            FD0093 i16x8.sub_sat_u vv:v
            FD0094 f64x2.nearest v:v
            FD0095 i16x8.mul vv:v
            FD0096 i16x8.min_s vv:v
            FD0097 i16x8.min_u vv:v
            FD0098 i16x8.max_s vv:v
            FD0099 i16x8.max_u vv:v
            FD009B i16x8.avgr_u vv:v
            FD009C i16x8.extmul_low_i8x16_s vv:v
            FD009D i16x8.extmul_high_i8x16_s vv:v
            FD009E i16x8.extmul_low_i8x16_u vv:v
            FD009F i16x8.extmul_high_i8x16_u vv:v
            FD00A0 i32x4.abs v:v
            FD00A1 i32x4.neg v:v
            FD00A3 i32x4.all_true v:i
            FD00A4 i32x4.bitmask v:i
            FD00A7 i32x4.extend_low_i16x8_s v:v
            FD00A8 i32x4.extend_high_i16x8_s v:v
            FD00A9 i32x4.extend_low_i16x8_u v:v
            FD00AA i32x4.extend_high_i16x8_u v:v
            FD00AB i32x4.shl vi:v
            FD00AC i32x4.shr_s vi:v
            FD00AD i32x4.shr_u vi:v
            FD00AE i32x4.add vv:v
            FD00B1 i32x4.sub vv:v
            FD00B5 i32x4.mul vv:v
            FD00B6 i32x4.min_s vv:v
            FD00B7 i32x4.min_u vv:v
            FD00B8 i32x4.max_s vv:v
            FD00B9 i32x4.max_u vv:v
            FD00BA i32x4.dot_i16x8_s vv:v
            FD00BC i32x4.extmul_low_i16x8_s vv:v
            FD00BD i32x4.extmul_high_i16x8_s vv:v
            FD00BE i32x4.extmul_low_i16x8_u vv:v
            FD00BF i32x4.extmul_high_i16x8_u vv:v
            FD00C0 i64x2.abs v:v
            FD00C1 i64x2.neg v:v
            FD00C3 i64x2.all_true v:i
            FD00C4 i64x2.bitmask v:i
            FD00C7 i64x2.extend_low_i32x4_s v:v
            FD00C8 i64x2.extend_high_i32x4_s v:v
            FD00C9 i64x2.extend_low_i32x4_u v:v
            FD00CA i64x2.extend_high_i32x4_u v:v
            FD00CB i64x2.shl vi:v
            FD00CC i64x2.shr_s vi:v
            FD00CD i64x2.shr_u vi:v
            FD00CE i64x2.add vv:v
            FD00D1 i64x2.sub vv:v
            FD00D5 i64x2.mul vv:v
            FD00D6 i64x2.eq vv:v
            FD00D7 i64x2.ne vv:v
            FD00D8 i64x2.lt_s vv:v
            FD00D9 i64x2.gt_s vv:v
            FD00DA i64x2.le_s vv:v
            FD00DB i64x2.ge_s vv:v
            FD00DC i64x2.extmul_low_i32x4_s vv:v
            FD00DD i64x2.extmul_high_i32x4_s vv:v
            FD00DE i64x2.extmul_low_i32x4_u vv:v
            FD00DF i64x2.extmul_high_i32x4_u vv:v
            FD00E0 f32x4.abs v:v
            FD00E1 f32x4.neg v:v
            FD00E3 f32x4.sqrt v:v
            FD00E4 f32x4.add vv:v
            FD00E5 f32x4.sub vv:v
            FD00E6 f32x4.mul vv:v
            FD00E7 f32x4.div vv:v
            FD00E8 f32x4.min vv:v
            FD00E9 f32x4.max vv:v
            FD00EA f32x4.pmin vv:v
            FD00EB f32x4.pmax vv:v
            FD00EC f64x2.abs v:v
            FD00ED f64x2.neg v:v
            FD00EF f64x2.sqrt v:v
            FD00F0 f64x2.add vv:v
            FD00F1 f64x2.sub vv:v
            FD00F2 f64x2.mul vv:v
            FD00F3 f64x2.div vv:v
            FD00F4 f64x2.min vv:v
            FD00F5 f64x2.max vv:v
            FD00F6 f64x2.pmin vv:v
            FD00F7 f64x2.pmax vv:v
            FD00F8 i32x4.trunc_sat_f32x4_s v:v
            FD00F9 i32x4.trunc_sat_f32x4_u v:v
            FD00FA f32x4.convert_i32x4_s v:v
            FD00FB f32x4.convert_i32x4_u v:v
            FD00FC i32x4.trunc_sat_f64x2_s_zero v:v
            FD00FD i32x4.trunc_sat_f64x2_u_zero v:v
            FD00FE f64x2.convert_low_i32x4_s v:v
            FD00FF f64x2.convert_low_i32x4_u v:v
            # relaxed-simd
            FD0100 i8x16.relaxed_swizzle vv:v
            FD0101 i32x4.relaxed_trunc_f32x4_s v:v
            FD0102 i32x4.relaxed_trunc_f32x4_u v:v
            FD0103 i32x4.relaxed_trunc_f64x2_s_zero v:v
            FD0104 i32x4.relaxed_trunc_f64x2_u_zero v:v
            FD0105 f32x4.relaxed_madd vvv:v
            FD0106 f32x4.relaxed_nmadd vvv:v
            FD0107 f64x2.relaxed_madd vvv:v
            FD0108 f64x2.relaxed_nmadd vvv:v
            FD0109 i8x16.relaxed_laneselect vvv:v
            FD010A i16x8.relaxed_laneselect vvv:v
            FD010B i32x4.relaxed_laneselect vvv:v
            FD010C i64x2.relaxed_laneselect vvv:v
            FD010D f32x4.relaxed_min vv:v
            FD010E f32x4.relaxed_max vv:v
            FD010F f64x2.relaxed_min vv:v
            FD0110 f64x2.relaxed_max vv:v
            FD0111 i16x8.relaxed_q15mulr_s vv:v
            FD0112 i16x8.relaxed_dot_i8x16_i7x16_s vv:v
            FD0113 i32x4.relaxed_dot_i8x16_i7x16_add_s vvv:v
            # threads
            FE0000 memory.atomic.notify ii:i memarg/2
            FE0001 memory.atomic.wait32 iil:i memarg/2
            FE0002 memory.atomic.wait64 ill:i memarg/3
            FE0003 atomic.fence : zero
            FE0010 i32.atomic.load i:i memarg/2
            FE0011 i64.atomic.load i:l memarg/3
            FE0012 i32.atomic.load8_u i:i memarg/0
            FE0013 i32.atomic.load16_u i:i memarg/1
            FE0014 i64.atomic.load8_u i:l memarg/0
            FE0015 i64.atomic.load16_u i:l memarg/1
            FE0016 i64.atomic.load32_u i:l memarg/2
            FE0017 i32.atomic.store ii: memarg/2
            FE0018 i64.atomic.store il: memarg/3
            FE0019 i32.atomic.store8 ii: memarg/0
            FE001A i32.atomic.store16 ii: memarg/1
            FE001B i64.atomic.store8 il: memarg/0
            FE001C i64.atomic.store16 il: memarg/1
            FE001D i64.atomic.store32 il: memarg/2
            FE001E i32.atomic.rmw.add ii:i memarg/2
            FE001F i64.atomic.rmw.add il:l memarg/3
            FE0020 i32.atomic.rmw8.add_u ii:i memarg/0
            FE0021 i32.atomic.rmw16.add_u ii:i memarg/1
            FE0022 i64.atomic.rmw8.add_u il:l memarg/0
            FE0023 i64.atomic.rmw16.add_u il:l memarg/1
            FE0024 i64.atomic.rmw32.add_u il:l memarg/2
            FE0025 i32.atomic.rmw.sub ii:i memarg/2
            FE0026 i64.atomic.rmw.sub il:l memarg/3
            FE0027 i32.atomic.rmw8.sub_u ii:i memarg/0
            FE0028 i32.atomic.rmw16.sub_u ii:i memarg/1
            FE0029 i64.atomic.rmw8.sub_u il:l memarg/0
            FE002A i64.atomic.rmw16.sub_u il:l memarg/1
            FE002B i64.atomic.rmw32.sub_u il:l memarg/2
            FE002C i32.atomic.rmw.and ii:i memarg/2
            FE002D i64.atomic.rmw.and il:l memarg/3
            FE002E i32.atomic.rmw8.and_u ii:i memarg/0
            FE002F i32.atomic.rmw16.and_u ii:i memarg/1
            FE0030 i64.atomic.rmw8.and_u il:l memarg/0
            FE0031 i64.atomic.rmw16.and_u il:l memarg/1
            FE0032 i64.atomic.rmw32.and_u il:l memarg/2
            FE0033 i32.atomic.rmw.or ii:i memarg/2
            FE0034 i64.atomic.rmw.or il:l memarg/3
            FE0035 i32.atomic.rmw8.or_u ii:i memarg/0
            FE0036 i32.atomic.rmw16.or_u ii:i memarg/1
            FE0037 i64.atomic.rmw8.or_u il:l memarg/0
            FE0038 i64.atomic.rmw16.or_u il:l memarg/1
            FE0039 i64.atomic.rmw32.or_u il:l memarg/2
            FE003A i32.atomic.rmw.xor ii:i memarg/2
            FE003B i64.atomic.rmw.xor il:l memarg/3
            FE003C i32.atomic.rmw8.xor_u ii:i memarg/0
            FE003D i32.atomic.rmw16.xor_u ii:i memarg/1
            FE003E i64.atomic.rmw8.xor_u il:l memarg/0
            FE003F i64.atomic.rmw16.xor_u il:l memarg/1
            FE0040 i64.atomic.rmw32.xor_u il:l memarg/2
            FE0041 i32.atomic.rmw.xchg ii:i memarg/2
            FE0042 i64.atomic.rmw.xchg il:l memarg/3
            FE0043 i32.atomic.rmw8.xchg_u ii:i memarg/0
            FE0044 i32.atomic.rmw16.xchg_u ii:i memarg/1
            FE0045 i64.atomic.rmw8.xchg_u il:l memarg/0
            FE0046 i64.atomic.rmw16.xchg_u il:l memarg/1
            FE0047 i64.atomic.rmw32.xchg_u il:l memarg/2
            FE0048 i32.atomic.rmw.cmpxchg iii:i memarg/2
            FE0049 i64.atomic.rmw.cmpxchg ill:l memarg/3
            FE004A i32.atomic.rmw8.cmpxchg_u iii:i memarg/0
            FE004B i32.atomic.rmw16.cmpxchg_u iii:i memarg/1
            FE004C i64.atomic.rmw8.cmpxchg_u ill:l memarg/0
            FE004D i64.atomic.rmw16.cmpxchg_u ill:l memarg/1
            FE004E i64.atomic.rmw32.cmpxchg_u ill:l memarg/2
            """;

    private OperatorTable() {}
}
