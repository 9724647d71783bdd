use crate::compile::{Document, Options, compile_documents};
use crate::diagnostic::Diagnostics;
use crate::facts::{Claim, Fact, LinkReason, Subject};
use crate::source::SourceFile;

fn facts(sections: &str) -> Vec<Fact> {
    let text = format!("# Resource: acme_box\n\n## Argument Reference\n\n{sections}");
    let facts = crate::page::read(&SourceFile::new("box.md", text), &mut Diagnostics::new());
    facts.expect("a page").facts
}

/// What links each field of a name to its block, as `block.name -> definition: reason`.
fn links(facts: &[Fact]) -> Vec<String> {
    let of = |subject: &Subject| match subject {
        Subject::Argument(block, name) | Subject::Attribute(block, name) => {
            Some(format!("{}.{name}", block.0))
        }
        _ => None,
    };
    let block = |wanted: &Subject| {
        facts.iter().find_map(|fact| match &fact.claim {
            Claim::Block(id) if *fact.subject == *wanted => Some(id.0.clone()),
            _ => None,
        })
    };
    let reason = |fact: &Fact| match &fact.claim {
        Claim::LinkedBy(reason) => Some(*reason),
        _ => None,
    };
    let line = |fact: &Fact, reason: LinkReason| {
        Some(format!("{} -> {}: {reason:?}", of(&fact.subject)?, block(&fact.subject)?))
    };
    facts.iter().filter_map(|fact| line(fact, reason(fact)?)).collect()
}

#[test]
fn operators_of_logic_are_over_the_block_that_they_stand_in() {
    let page = "* `filter` - (Optional) Filter block. See below.\n\n### `filter`\n\n\
        * `and` - (Optional) All of them match.\n* `not` - (Optional) It does not match.\n\
        * `size` - (Optional) Size block:\n    * `min` - (Optional) Least size.\n";
    assert_eq!(
        links(&facts(page)),
        [
            ".filter -> filter: OnlyName",
            "filter.and -> filter: Operator",
            "filter.not -> filter: Operator",
            "filter.size -> size: NestedList",
        ]
    );
    // One of them alone, or at the root, is a name like any other.
    assert_eq!(links(&facts("* `not` - (Optional) Text.\n* `and` - (Optional) Text.\n")), [""; 0]);
}

#[test]
fn each_of_the_blocks_before_has_the_members_that_follow() {
    let page = "* `size` - (Required) Size.\n\nThe scopes are:\n\n* `lid_scope` - (Optional) When set, of the lid.\n\
        * `cord_scope` - (Optional) When set, of the cord.\n* `note` - (Optional) Note.\n\n\
        The block for each of these scopes supports the following arguments:\n\n* `mark` - (Optional) Mark.\n";
    assert_eq!(
        links(&facts(page)),
        [".lid_scope -> lid_scope: OnlyName", ".cord_scope -> lid_scope: OnlyName"]
    );
}

#[test]
fn an_essay_describes_no_block() {
    let page = "* `marks` - (Optional) A map of key/value pairs.\n\n## Attributes Reference\n\n\
        * `marks` - See Argument Reference above.\n\n## Notes\n\n### Marks\n\nSome come by themselves.\n";
    assert_eq!(links(&facts(page)), [""; 0]);
}

#[test]
fn what_terraform_reads_itself_is_no_argument() {
    let page = "* `depends_on` - (Optional) The boxes below.\n* `size` - (Required) Size.\n";
    let names: Vec<String> = facts(page).iter().map(|fact| format!("{:?}", fact.subject)).collect();
    assert!(names.iter().any(|name| name.contains("size")));
    assert!(!names.iter().any(|name| name.contains("depends_on")), "{names:?}");
}

#[test]
fn a_note_between_an_intro_and_its_list_is_a_remark() {
    let page = "The following arguments are supported:\n\n**Note:** Only one of `lid` and `cord` can be set.\n\n\
        * `lid` - (Required) Lid.\n* `cord` - (Required) Cord.\n";
    assert!(facts(page).iter().any(|fact| matches!(fact.claim, Claim::Group { .. })));
}

#[test]
fn a_section_about_attributes_adds_to_the_block_of_an_argument() {
    let page = "* `network` - (Optional) Network block. See below.\n\n### network\n\n\
        * `subnet` - (Required) Subnet.\n\n## Attribute Reference\n\n* `arn` - ARN.\n\n\
        ### network\n\n* `vpc` - The VPC.\n";
    let subject = Subject::Attribute(crate::model::BlockId("network".into()), "vpc".into());
    assert!(facts(page).iter().any(|fact| *fact.subject == subject && fact.claim == Claim::Declared));
}

#[test]
fn the_words_of_a_link_can_name_a_section_better_than_its_target() {
    let page = "* `lids` - (Optional) Array of [BoxLid](#box) objects.\n* `box` - (Optional) The [box](#box).\n\n\
        ### box\n\n* `size` - (Required) Size.\n\n### box_lid\n\n* `hinge` - (Required) Hinge.\n";
    assert_eq!(links(&facts(page)), [".lids -> lids: Anchor", ".box -> box: Anchor"]);
    let hinge = Subject::Argument(crate::model::BlockId("lids".into()), "hinge".into());
    assert!(facts(page).iter().any(|fact| *fact.subject == hinge));
}

#[test]
fn a_section_that_is_pointed_to_by_a_similar_name_is_no_other_fields() {
    let page = "* `zones` - (Optional) Zone blocks. See below.\n* `at` - (Optional) Place block. See below.\n\n\
        ### zone\n\n* `size` - (Required) Size.\n\n### at\n\n* `zone` - (Optional) Name of a zone.\n";
    assert_eq!(links(&facts(page)), [".zones -> zones: SimilarName", ".at -> at: OnlyName"]);
}

#[test]
fn a_field_that_states_a_value_takes_no_section_from_its_namesake() {
    let page = "* `inside` - (Optional) Block about the inside. See below.\n\n### inside\n\n\
        * `walled` - (Optional) Walled places.\n* `open` - (Optional) Open places.\n\n### walled\n\n\
        * `open` - (Optional) Whether it is open.\n\n### open\n\n* `size` - (Required) Size.\n";
    let expected =
        [".inside -> inside: OnlyName", "inside.walled -> walled: OnlyName", "inside.open -> open: OnlyName"];
    assert_eq!(links(&facts(page)), expected);
    // Where no other field can be meant, it is the switch's own.
    let page = "* `open` - (Optional) Whether it is open.\n\n### open\n\n* `size` - (Required) Size.\n";
    assert_eq!(links(&facts(page)), [".open -> open: OnlyName"]);
}

#[test]
fn a_section_without_members_goes_on_about_a_value() {
    let page = |text: &str, section: &str| {
        links(&facts(&format!("* `recipe` - (Optional) {text} See below.\n\n### recipe\n\n{section}\n")))
    };
    assert_eq!(page("How to make it, as a JSON string.", "What it says differs."), [""; 0]);
    assert_eq!(page("The ID of the recipe.", "It begins with `r-`."), [""; 0]);
    assert_eq!(page("How to make it.", "What it says differs."), [".recipe -> recipe: OnlyName"]);
    assert_eq!(page("As a JSON string.", "* `steps` - (Required) Steps."), [".recipe -> recipe: OnlyName"]);
    assert_eq!(
        page("As a JSON string.", "#### steps\n\n* `step` - (Required) Step.")[..1],
        [".recipe -> recipe: OnlyName"]
    );
}

#[test]
fn references_lead_to_sections_that_have_a_place_of_their_own() {
    let text = "* `on_error` - (Optional) Configuration block. See the documentation for `mail` and `call` \
                configuration blocks.\n\n\
                The `mail` object supports:\n\n* `to` - (Required) Whom.\n\n\
                The `call` object supports:\n\n* `line` - (Required) Which.\n";
    assert_eq!(
        links(&facts(text)),
        [
            ".on_error -> on_error: NestedList",
            ".mail -> mail: OwnSection",
            ".call -> call: OwnSection",
            "on_error.mail -> mail: OnlyName",
            "on_error.call -> call: OnlyName",
        ]
    );
}

#[test]
fn a_section_for_two_arguments_describes_the_one_that_says_nothing_of_it() {
    let text = "* `people` - (Optional) Configuration block. Detailed below.\n\
                * `not_people` - (Optional) Like `people`, but all others.\n\n\
                ### `people` and `not_people`\n\n* `name` - (Required) A name.\n";
    assert_eq!(links(&facts(text)), [".people -> people: OnlyName", ".not_people -> people: OnlyName"]);
}

#[test]
fn a_mention_of_another_argument_s_block_is_no_pointer() {
    let text = "* `rule` - (Optional) Configuration block. See [`rule`](#rule) below.\n\
                * `size` - (Optional) Overrides the size of the [`rule`](#rule) block.\n\n\
                ### rule\n\n* `size` - (Required) A size.\n";
    assert_eq!(links(&facts(text)), [".rule -> rule: Anchor"]);
}

#[test]
fn of_namesakes_the_one_below_the_own_block_is_linked() {
    let page = "* `lid` - (Optional) Lid block. See [below](#lid).\n* `door` - (Optional) Door block. See [below](#door).\n\n\
        ### lid\n\n* `hinge` - (Optional) Hinge block. See [below](#hinge).\n\n\
        #### hinge\n\n* `size` - (Required) Size.\n\n\
        ### door\n\n* `hinge` - (Optional) Hinge block. See [below](#hinge).\n\n\
        #### hinge\n\n* `colour` - (Required) Colour.\n";
    let links = links(&facts(page));
    let hinges: Vec<&String> = links.iter().filter(|reason| reason.contains(".hinge ")).collect();
    assert_eq!(hinges, ["lid.hinge -> lid.hinge: Anchor", "door.hinge -> door.hinge: Anchor"]);
}

#[test]
fn a_longer_name_shares_the_section_of_its_ending() {
    let page = "* `box_lids` - (Optional) Lids. Fields are documented below.\n\
        * `spare_box_lids` - (Optional) Spare lids. Fields are documented below.\n\
        * `old_box_lids` - (Optional) Old lids.\n\n\
        ### box_lids\n\n* `size` - (Required) Size.\n\n### other\n\n* `colour` - (Required) Colour.\n";
    let links = links(&facts(page));
    assert!(links.contains(&".spare_box_lids -> box_lids: SimilarName".to_owned()), "{links:?}");
    assert!(!links.iter().any(|reason| reason.contains("old_box_lids")), "{links:?}");
}

#[test]
fn a_heading_that_is_a_name_declares_its_block() {
    let page = "* `size` - (Required) Size.\n\n### box_lid\n\n* `colour` - (Required) Colour.\n\n\
        ### Care and cleaning\n\n* `cloth` - (Required) Cloth.\n";
    assert_eq!(links(&facts(page)), [".box_lid -> box_lid: OwnSection"]);
}

#[test]
fn a_value_is_no_block_for_a_section_that_is_left_over() {
    let page = "* `box_id` - (Required) Kept, see __Notes__ below.\n* `lid` - (Optional) Defined below.\n\n\
        ### Notes\n\n* `size` - (Required) Size.\n";
    let links = links(&facts(page));
    assert!(!links.iter().any(|reason| reason.contains("box_id")), "{links:?}");
}

#[test]
fn a_link_to_a_heading_leads_to_the_block_of_the_own_name_below_it() {
    let page = "* `format` - (Optional) Format. See [Own Format](#own-format).\n\
        * `source` - (Optional) Source block. See [below](#source).\n\n\
        ### source\n\n* `format` - (Optional) Format. See [Source Format](#source-format).\n\n\
        ### Own Format\n\nThe `format` block supports:\n\n* `size` - (Required) Size.\n\n\
        ### Source Format\n\nThe `format` block supports:\n\n* `colour` - (Required) Colour.\n";
    let facts = facts(page);
    let block = |inside: &str, name: &str| {
        let subject = Subject::Argument(crate::model::BlockId(inside.to_owned()), name.to_owned());
        facts.iter().any(|fact| *fact.subject == subject)
    };
    assert_eq!(
        links(&facts),
        [".format -> format: Anchor", ".source -> source: Anchor", "source.format -> source.format: Anchor"]
    );
    assert!(block("format", "size") && block("source.format", "colour"));
}

#[test]
fn a_value_leaves_the_section_of_a_sibling_to_it() {
    let page = "* `event_lid` - (Required) A name of the lid.\n\
        * `event_lid_name` - (Required) An object that tells of it. See [event_lid](#event_lid) below.\n\n\
        ### event_lid\n\n* `size` - (Required) Size.\n";
    assert_eq!(links(&facts(page)), [".event_lid -> event_lid: OnlyName"]);
}

#[test]
fn a_heading_that_only_sorts_arguments_is_no_block() {
    let page = "* `name` - (Required) Name.\n\n### Common Lid Arguments\n\n* `hinge` - (Optional) Hinge.\n\n\
        ### Lid Colours\n\n* `paint` - (Optional) Paint.\n* `ink` - Ink.\n";
    let declared = |name: &str| {
        let subject = Subject::Argument(crate::model::BlockId::root(), name.to_owned());
        facts(page).iter().any(|fact| *fact.subject == subject && fact.claim == Claim::Declared)
    };
    assert!(declared("hinge"));
    assert!(!declared("paint"), "one of its list has no marker");
}

#[test]
fn a_heading_over_a_section_that_blocks_share_sorts_nothing() {
    let sections = "* `lid` - (Required) How it is shut. See [Hinges](#hinges) below.\n\
        * `flap` - (Optional) How it is opened. Can be given several times. See [Hinges](#hinges) below.\n\n\
        ### Hinges\n\nA `lid` or a `flap` supports the following arguments:\n\n* `size` - (Required) Size of it.\n";
    let text = format!("# Resource: acme_box\n\n## Argument Reference\n\n{sections}");
    let mut diagnostics = Diagnostics::new();
    let facts = crate::page::read(&SourceFile::new("box.md", text), &mut diagnostics).expect("a page").facts;
    let size = Subject::Argument(crate::model::BlockId::root(), "size".to_owned());
    assert!(!facts.iter().any(|fact| *fact.subject == size));
    let said: Vec<_> = diagnostics.into_sorted().iter().map(|it| it.code).collect();
    assert_eq!(said, []);
}

#[test]
fn objects_of_a_set_are_a_set() {
    let page = "* `rule` - (Optional) Set of rules, processed in attribute-as-blocks mode. See [`rule`](#rule) below.\n\n\
        ### rule\n\n* `port` - (Required) Port.\n";
    let rule = Subject::Argument(crate::model::BlockId::root(), "rule".to_owned());
    let facts = facts(page);
    let mut nesting =
        facts.iter().filter(|fact| *fact.subject == rule).filter_map(|fact| match &fact.claim {
            Claim::Nesting(nesting) if fact.basis.evidence == crate::model::Evidence::Declaration => {
                Some(*nesting)
            }
            _ => None,
        });
    assert_eq!(nesting.next(), Some(crate::model::Nesting::Set));
}

#[test]
fn a_later_block_that_points_back_does_not_take_a_section() {
    let page = "* `step` - (Optional) The steps.\n\nEach step (`step`) supports the following:\n\n\
        * `name` - (Required) Name.\n* `inline` - (Optional) Inline steps.\n\n\
        Each inline block (`inline`) supports the following:\n\n\
        * `step` - (Required) Steps. They are as described in the section above.\n";
    assert!(
        links(&facts(page)).iter().any(|reason| reason.starts_with(".step -> step: ")),
        "{:?}",
        links(&facts(page))
    );
}

#[test]
fn a_name_that_is_a_link_leads_to_its_section() {
    let page =
        "* [`inside`](#box-part) - (Optional) What is in it.\n\n## Box Part\n\n* `size` - (Required) Size.\n";
    assert_eq!(links(&facts(page)), [".inside -> inside: Anchor"]);
}

/// The arguments of the resource itself.
fn of_the_resource(facts: &[Fact]) -> Vec<&str> {
    let declared = facts.iter().filter(|fact| fact.claim == Claim::Declared);
    let own = declared.filter_map(|fact| match &*fact.subject {
        Subject::Argument(block, name) if block.is_root() => Some(name.as_str()),
        _ => None,
    });
    own.collect()
}

#[test]
fn an_intro_of_another_page_leads_to_the_arguments_of_this_one() {
    let page = |code: &str| {
        format!(
            "A box may have one or more `lid` blocks, which each accept the following arguments:\n\n\
             * `size` - (Required) Size.\n\n## Example Usage\n\n```hcl\nresource \"acme_box\" \"a\" {{\n{code}\n}}\n```\n"
        )
    };
    assert_eq!(of_the_resource(&facts(&page("  size = 1"))), ["size"]);
    assert_eq!(of_the_resource(&facts(&page("  lid {\n    size = 1\n  }"))), ["lid"]);
}

#[test]
fn a_section_around_the_bullet_of_its_block_declares_it() {
    let page = "* `name` - (Required) Name.\n\n### Lids\n\n* `lid` - (Optional, block) One or more blocks of lids.\n\n\
        Each `lid` block supports:\n\n* `size` - (Required) Size.\n";
    assert_eq!(of_the_resource(&facts(page)), ["name", "lid"]);
    assert_eq!(links(&facts(page)), [".lid -> lid: OnlyName"]);
}

#[test]
fn arguments_below_the_attributes_are_arguments() {
    let page = "* `name` - (Required) Name.\n\n## Attribute Reference\n\n* `arn` - ARN.\n\n\
        ### Common Lid Arguments\n\n* `size` - (Optional) Size.\n";
    assert_eq!(of_the_resource(&facts(page)), ["name", "size"]);
    assert_eq!(of_the_resource(&facts(&page.replace("Lid Arguments", "Lids"))), ["name"]);
}

#[test]
fn a_list_of_words_in_an_example_is_no_block() {
    let page = |value: &str| {
        let text = format!(
            "# Resource: acme_box\n\n## Example Usage\n\n```hcl\nresource \"acme_box\" \"a\" {{\n  ways = {value}\n}}\n```\n\n\
             ## Argument Reference\n\n* `ways` - (Optional) How it opens. See the ways below.\n\n## Ways\n\n\
             * `up` - It opens upwards.\n* `down` - It opens downwards.\n"
        );
        let document = Document { file: SourceFile::new("box.md", text), name: "box.md".to_owned() };
        let compiled = compile_documents(&[document], &Options::default(), &|_| ());
        let resource = compiled.schema.resources.first().expect("a type");
        resource.root.arguments.first().expect("an argument").ty.value.to_string()
    };
    assert_eq!(page("[\"up\"]"), "list(string)");
    assert!(page("[{ up = true }]").contains("block"), "{}", page("[{ up = true }]"));
}

#[test]
fn what_is_listed_again_among_the_attributes_takes_no_section_from_the_argument() {
    let page = |marker: &str| {
        format!(
            "* `hinges` - (Optional) A set of hinges to put on.\n\nThe `hinges` block supports:\n\n\
             * `size` - {marker}Size of it.\n\n## Attributes Reference\n\n* `hinges` - See Argument Reference above.\n"
        )
    };
    let of_argument = |marker: &str| {
        let subject = Subject::Argument(crate::model::BlockId::root(), "hinges".to_owned());
        let is_block = |fact: &Fact| matches!(fact.claim, Claim::Block(_)) && *fact.subject == subject;
        facts(&page(marker)).iter().any(is_block)
    };
    assert!(of_argument("(Required) "));
    assert!(!of_argument(""), "what is not marked can be about values");
}
