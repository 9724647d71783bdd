use super::*;

fn chains(text: &str) -> Vec<String> {
    let mut chains = Vec::new();
    reference::of_template(text, &mut chains);
    chains
        .into_iter()
        .map(|chain| {
            let links = chain.links.iter().map(|link| match link {
                Link::Member(name) => format!(".{name}"),
                Link::Item => "[]".to_owned(),
                Link::Each => "[*]".to_owned(),
            });
            format!("{}{}", chain.head, links.collect::<String>())
        })
        .collect()
}

#[test]
fn references_are_found_in_templates() {
    assert_eq!(
        chains("a.b ${aws_lb.main[0].arn} and ${[for k, v in aws_x.y : v.id if v.on]}"),
        ["aws_lb.main[].arn", "aws_x.y", "v.id", "v.on"]
    );
    assert_eq!(chains("${values(aws_x.y)[*].id}"), ["aws_x.y"]);
    assert_eq!(chains("${aws_x.y[*].z.0.w}"), ["aws_x.y[*].z[].w"]);
    assert_eq!(chains("${t.x[t.y.index].id}"), ["t.y.index", "t.x[].id"]);
    assert_eq!(chains("${ [ ${ %"), Vec::<String>::new());
}

#[test]
fn both_languages_give_the_same() {
    let hcl = r#"
terraform {
  required_providers {
    acme = { source = "corp/acme" }
  }
  backend "s3" {}
}
provider "acme" {
  alias = "north"
  assume { role = var.role }
}
variable "role" { type = string }
resource "acme_lamp" "a" {
  count    = 2
  provider = acme.north
  name     = "${data.acme_room.all.name}"
  dynamic "shade" {
    for_each = [1]
    content { width = shade.value }
  }
  lifecycle { prevent_destroy = true }
}
data "terraform_remote_state" "net" { backend = "local" }
module "m" { source = "../../m" }
"#;
    let json = r#"{
  "terraform": {"required_providers": {"acme": {"source": "corp/acme"}}, "backend": {"s3": {}}},
  "provider": {"acme": [{"alias": "north", "assume": {"dynamic": {}, "role": "${var.role}"}}]},
  "variable": {"role": {"type": "string"}},
  "resource": {"acme_lamp": {"a": {"count": 2, "provider": "acme.north", "name": "${data.acme_room.all.name}",
    "dynamic": {"shade": {"for_each": [1], "content": {"width": "${shade.value}"}}}, "lifecycle": {"prevent_destroy": true}}}},
  "data": {"terraform_remote_state": {"net": {"backend": "local"}}},
  "module": {"m": {"source": "../../m"}}
}"#;
    for (name, text) in [("main.tf", hcl), ("main.tf.json", json)] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        let read = Configuration::read(folder.path());
        assert_eq!(read.source("acme"), "corp/acme");
        assert!(read.has_backend, "{name}");
        assert_eq!(read.levels_up, 2);
        assert_eq!(read.variables["role"].as_deref(), Some("string"));
        assert_eq!(read.modules.len() + read.remote_states.len(), 2);
        assert_eq!(read.provider_names().into_iter().collect::<Vec<_>>(), ["acme"]);
        let lamp = read.elements.iter().find(|element| element.type_name == "acme_lamp").unwrap();
        assert_eq!(lamp.provider(), "acme");
        assert_eq!(lamp.body.attributes.iter().collect::<Vec<_>>(), ["name"]);
        assert_eq!(lamp.body.blocks["shade"].attributes.len(), 1);
        assert_eq!(lamp.body.blocks.len(), 1);
        let rooms = |chain: &&Chain| chain.head == "data";
        assert_eq!(read.chains.iter().filter(rooms).count(), 1, "{name}");
    }
}

#[test]
fn text_and_comments_of_a_file_refer_to_nothing() {
    let mut found = Configuration::default();
    hcl::read(
        "# acme_lamp.comment.id\nlocals {\n  a = \"www.example.com \\\" ${acme_lamp.a.id}\" /* acme_lamp.b.id */\n  \
         b = <<-EOT\n    t2.micro ${acme_lamp.c.id}\n  EOT\n  c = acme_lamp.d.id // acme_lamp.e.id\n}\n",
        &mut found,
    );
    let heads: Vec<String> =
        found.chains.iter().map(|chain| format!("{}.{:?}", chain.head, chain.links.first())).collect();
    assert_eq!(
        heads,
        ["a", "c", "d"].map(|name| format!("acme_lamp.{:?}", Some(Link::Member(name.to_owned())))),
    );
}
